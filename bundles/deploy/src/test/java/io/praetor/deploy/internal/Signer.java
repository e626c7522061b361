package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.zip.ZipFile;
import javax.security.auth.x500.X500Principal;
import jdk.security.jarsigner.JarSigner;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who signs jars, with a key and a certificate of their own. */
record Signer(KeyPair keys, X509Certificate certificate) {

  /**
   * A new one.
   *
   * @param validFor from a day ago; may be over
   */
  static Signer create(Duration validFor) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    Instant begin = Instant.now().minus(Duration.ofDays(1));
    X500Principal name = new X500Principal("CN=signer");
    try {
      return new Signer(
          keys,
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(begin),
                          Date.from(begin.plus(validFor)),
                          name,
                          keys.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withECDSA")
                              .build(keys.getPrivate()))));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  String pem(Path file) throws IOException, GeneralSecurityException {
    String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    return file.toString();
  }

  /** Signs a copy. */
  Path sign(Path jar) throws IOException, GeneralSecurityException {
    Path signed = jar.resolveSibling("signed-" + jar.getFileName());
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
    try (ZipFile unsigned = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      new JarSigner.Builder(keys.getPrivate(), path).build().sign(unsigned, out);
    }
    return signed;
  }
}
