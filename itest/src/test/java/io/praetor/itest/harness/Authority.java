package io.praetor.itest.harness;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** An authority that a test makes, and the files that an operator would give to an agent. */
public final class Authority {

  private static final int DAYS = 30;

  private final KeyPair keys = keys();
  private final X500Principal name;
  private final X509Certificate certificate;
  private int serial = 1;

  public Authority(String commonName) throws Exception {
    name = new X500Principal("CN=" + commonName);
    X509v3CertificateBuilder builder =
        builder(name, keys, Instant.now().plus(DAYS, ChronoUnit.DAYS));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    certificate = sign(builder, keys.getPrivate());
  }

  /** Its own certificate. */
  public String pem() throws IOException {
    return pem(certificate);
  }

  /**
   * A key and what vouches for it.
   *
   * @param certificate of the key
   * @param key of whom is named
   */
  public record Issued(X509Certificate certificate, PrivateKey key) {}

  public X509Certificate certificate() {
    return certificate;
  }

  /** Writes {@code cert.pem} and {@code key.pem}. */
  public void issue(Path directory, String dnsName) throws Exception {
    Issued issued = issue(dnsName, Instant.now().plus(DAYS, ChronoUnit.DAYS));
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("cert.pem"), pem(issued.certificate));
    Files.writeString(directory.resolve("key.pem"), pem(pkcs8(issued.key)));
  }

  /** One that is good until then, which may be over. */
  public Issued issue(String dnsName, Instant end) throws Exception {
    KeyPair own = keys();
    X509v3CertificateBuilder builder = builder(new X500Principal("CN=" + dnsName), own, end);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
    return new Issued(sign(builder, keys.getPrivate()), own.getPrivate());
  }

  private X509v3CertificateBuilder builder(
      X500Principal subject, KeyPair subjectKeys, Instant end) {
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.valueOf(serial++),
        Date.from(end.minus(2 * DAYS, ChronoUnit.DAYS)),
        Date.from(end),
        subject,
        subjectKeys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** With its curve, which the traditional form of a key of this platform lacks. */
  private static PemObject pkcs8(PrivateKey key) {
    return new PemObject("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }
}
