package io.praetor.connect.internal.ca;

import io.praetor.format.key.KeyKind;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root certificate with its key: who signs. Takes milliseconds; not for event loops. */
public final class Authority {

  /** Clocks of servers and clients may differ by that much. */
  private static final Duration DRIFT = Duration.ofMinutes(1);

  /** A cross-signed root is of use while certificates of the old one are about. */
  private static final Duration CROSS_SIGNED_LIFE = Duration.ofDays(7);

  private static final int CA_USAGE =
      KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;

  private static final int LEAF_USAGE =
      KeyUsage.dataEncipherment
          | KeyUsage.keyAgreement
          | KeyUsage.digitalSignature
          | KeyUsage.keyEncipherment;

  private final X509Certificate certificate;
  private final KeyPair keys;

  private Authority(X509Certificate certificate, KeyPair keys) {
    this.certificate = certificate;
    this.keys = keys;
  }

  /**
   * An authority of texts.
   *
   * @throws IOException when they are none, or do not belong together
   */
  public static Authority of(String certificatePem, String keyPem) throws IOException {
    X509Certificate certificate = PemText.certificate(certificatePem);
    KeyPair keys = PemText.keys(keyPem);
    if (!certificate.getPublicKey().equals(keys.getPublic())) {
      throw new IOException("the root certificate is not that of the private key");
    } else if (certificate.getBasicConstraints() < 0) {
      throw new IOException("the root certificate is not that of an authority");
    }
    return new Authority(certificate, keys);
  }

  /**
   * A new authority, signed by itself.
   *
   * @param clusterId names its trust domain
   * @param random anything, for its name
   */
  static Authority create(
      KeyPair keys, String clusterId, long random, long serial, Instant now, Duration life) {
    X500Name name = new X500Name("CN=" + CommonName.ofRoot(random, clusterId));
    byte[] id = identifier(keys.getPublic());
    try {
      X509v3CertificateBuilder builder =
          builder(name, name, serial, now, now.plus(life), keys.getPublic());
      addAuthority(builder);
      addIdentifiers(builder, id, id);
      addName(builder, SpiffeId.ofCluster(clusterId).uri());
      return new Authority(sign(builder, keys), keys);
    } catch (IOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A certificate for a service or an agent. */
  X509Certificate issue(
      SpiffeId id, HostNames hosts, PublicKey key, long serial, Instant now, Duration life)
      throws IOException {
    Instant begin = now.minus(DRIFT);
    try {
      X509v3CertificateBuilder builder =
          builder(
              subject(),
              new X500Name("CN=" + CommonName.of(id)),
              serial,
              begin,
              begin.plus(life),
              key);
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(LEAF_USAGE));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth}));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      addIdentifiers(builder, identifier(key), keyId());
      builder.addExtension(
          Extension.subjectAlternativeName, false, SigningRequest.names(id, hosts));
      return sign(builder, keys);
    } catch (OperatorCreationException e) {
      throw new IOException("error generating certificate: " + e.getMessage(), e);
    }
  }

  /** The certificate of the root that takes this one's place, signed by this one. */
  X509Certificate crossSign(Authority next, long serial, Instant now) throws IOException {
    Instant begin = now.minus(DRIFT);
    try {
      X509v3CertificateBuilder builder =
          builder(
              subject(),
              next.subject(),
              serial,
              begin,
              begin.plus(CROSS_SIGNED_LIFE),
              next.certificate.getPublicKey());
      addAuthority(builder);
      addIdentifiers(builder, next.keyId(), keyId());
      Extension names =
          new JcaX509CertificateHolder(next.certificate)
              .getExtension(Extension.subjectAlternativeName);
      if (names != null) {
        builder.addExtension(names);
      }
      return sign(builder, keys);
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("error generating CA certificate: " + e.getMessage(), e);
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  KeyPair keys() {
    return keys;
  }

  /** The identifier that its certificate has for its key; one made of the key if it has none. */
  byte[] keyId() {
    try {
      SubjectKeyIdentifier written =
          SubjectKeyIdentifier.fromExtensions(
              new JcaX509CertificateHolder(certificate).getExtensions());
      return written == null ? identifier(certificate.getPublicKey()) : written.getKeyIdentifier();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // it was read from its encoding
    }
  }

  private X500Name subject() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static byte[] identifier(PublicKey key) {
    try {
      return KeyKind.identifier(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every platform has SHA-256
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, long serial, Instant from, Instant to, PublicKey key) {
    return new X509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(serial),
        Date.from(from),
        Date.from(to),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static void addAuthority(X509v3CertificateBuilder builder) throws CertIOException {
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(CA_USAGE));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
  }

  private static void addIdentifiers(
      X509v3CertificateBuilder builder, byte[] subject, byte[] authority) throws CertIOException {
    builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(subject));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(authority));
  }

  private static void addName(X509v3CertificateBuilder builder, String uri) throws CertIOException {
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair keys)
      throws IOException, OperatorCreationException {
    String signature = KeyKind.of(keys.getPublic()).signature();
    return PemText.platform(
        builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
  }
}
