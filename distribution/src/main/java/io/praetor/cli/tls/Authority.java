package io.praetor.cli.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Who signs the certificates of agents. All randomness comes from the one who asks. */
final class Authority {

  /** RFC 5280, 4.1.2.2: at most 20 octets; unguessable, so that a hash cannot be prepared for. */
  private static final int SERIAL_BITS = 128;

  private static final String DEFAULT_NAME = "Consul Agent CA ";

  private final X509Certificate certificate;
  private final PrivateKey key;

  private Authority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  /** An authority of files. */
  static Authority of(String certificatePem, String keyPem) throws IOException {
    PrivateKey key = Pem.key(keyPem);
    try {
      return new Authority(Pem.certificate(certificatePem), key);
    } catch (IOException malformed) {
      throw new IOException("failed to parse CA: " + malformed.getMessage(), malformed);
    }
  }

  /**
   * A new authority, signed by itself.
   *
   * @param name empty for Consul's default, which has the serial number in it
   * @param permitted domains to which its certificates are confined, none for no limits
   * @param uris what else it is called
   */
  static Issued create(
      String name,
      Validity validity,
      List<String> permitted,
      List<String> uris,
      SecureRandom random)
      throws IOException {
    try {
      KeyPair keys = KeyMaterial.generate(random);
      BigInteger serial = serial(random);
      X500Name subject = commonName(name.isEmpty() ? DEFAULT_NAME + serial : name);
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              subject,
              serial,
              validity.notBefore(),
              validity.notAfter(),
              subject,
              keys.getPublic());
      byte[] id = KeyMaterial.identifier(keys.getPublic());
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(id));
      builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(id));
      if (!uris.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            names(uris, GeneralName.uniformResourceIdentifier));
      }
      if (!permitted.isEmpty()) {
        builder.addExtension(Extension.nameConstraints, true, constraints(permitted));
      }
      return new Issued(sign(builder, keys.getPrivate()), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new IOException("error generating CA certificate: " + failure.getMessage(), failure);
    }
  }

  /** A certificate for a subject that gets a new key; refused if nobody would accept it. */
  Issued issue(Subject subject, Validity validity, SecureRandom random) throws IOException {
    try {
      KeyPair keys = KeyMaterial.generate(random);
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new JcaX509CertificateHolder(certificate).getSubject(),
              serial(random),
              validity.notBefore(),
              validity.notAfter(),
              commonName(subject.name()),
              keys.getPublic());
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
      if (subject.usages().length > 0) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(subject.usages()));
      }
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(KeyMaterial.identifier(keys.getPublic())));
      addAuthority(builder);
      builder.addExtension(Extension.subjectAlternativeName, false, subject.names());
      X509Certificate issued = sign(builder, key);
      new IssuedPath(certificate).require(subject, issued);
      return new Issued(issued, keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new IOException("failed to create certificate: " + failure.getMessage(), failure);
    }
  }

  /** Authorities of others may have no identifier; then there is none to refer to. */
  private void addAuthority(X509v3CertificateBuilder builder) throws IOException {
    byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    if (extension != null) {
      byte[] id =
          SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(extension).getOctets())
              .getKeyIdentifier();
      builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(id));
    }
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(KeyMaterial.signatureOf(key)).build(key)));
  }

  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(SERIAL_BITS, random).max(BigInteger.ONE);
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static GeneralNames names(List<String> texts, int kind) {
    return new GeneralNames(
        texts.stream().map(text -> new GeneralName(kind, text)).toArray(GeneralName[]::new));
  }

  private static NameConstraints constraints(List<String> domains) {
    List<GeneralSubtree> permitted = new ArrayList<>();
    domains.forEach(
        domain -> permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain))));
    return new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null);
  }
}
