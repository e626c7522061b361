package io.praetor.tls.internal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority made for one test, and the certificates that it signs. */
final class TestAuthority {

  private static int serial;

  final X509Certificate certificate;
  private final KeyPair keys;
  private final X500Principal name;

  private TestAuthority(X500Principal name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  static TestAuthority create(String commonName) throws Exception {
    KeyPair keys = keys("EC");
    X500Principal name = new X500Principal("CN=" + commonName);
    X509v3CertificateBuilder builder = builder(name, name, keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(name, keys, sign(builder, keys.getPrivate()));
  }

  /** An authority below this one. */
  TestAuthority intermediate(String commonName) throws Exception {
    KeyPair below = keys("EC");
    X500Principal subject = new X500Principal("CN=" + commonName);
    X509v3CertificateBuilder builder = builder(name, subject, below);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(subject, below, sign(builder, keys.getPrivate()));
  }

  X509Certificate issue(String commonName, KeyPair subject) throws Exception {
    return issue(commonName, subject, new GeneralName(GeneralName.dNSName, "localhost"));
  }

  X509Certificate issue(String commonName, KeyPair subject, GeneralName... names) throws Exception {
    X509v3CertificateBuilder builder =
        builder(name, new X500Principal("CN=" + commonName), subject);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return sign(builder, keys.getPrivate());
  }

  /** As {@link #issue}, long expired. */
  X509Certificate issueExpired(String commonName, KeyPair subject) throws Exception {
    Instant end = Instant.now().minus(2, ChronoUnit.DAYS);
    return sign(
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(++serial),
            Date.from(end.minus(30, ChronoUnit.DAYS)),
            Date.from(end),
            new X500Principal("CN=" + commonName),
            subject.getPublic()),
        keys.getPrivate());
  }

  static KeyPair keys(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    } else if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair keys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(++serial),
        Date.from(now.minus(1, ChronoUnit.DAYS)),
        Date.from(now.plus(30, ChronoUnit.DAYS)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }
}
