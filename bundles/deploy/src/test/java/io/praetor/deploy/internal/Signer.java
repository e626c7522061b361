package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who signs jars, with a key and a certificate of their own. */
record Signer(KeyPair keys, X509Certificate certificate) {

  private static final String PASSWORD = "changeit";

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

  /** Signs a copy, with the program of the JDK. */
  Path sign(Path jar) throws IOException, GeneralSecurityException, InterruptedException {
    Path signed = jar.resolveSibling("signed-" + jar.getFileName());
    Path store = jar.resolveSibling("signer.p12");
    try (OutputStream out = Files.newOutputStream(store)) {
      KeyStore keyStore = KeyStore.getInstance("PKCS12");
      keyStore.load(null, null);
      keyStore.setKeyEntry(
          "me", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
      keyStore.store(out, PASSWORD.toCharArray());
    }
    Process signing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jarsigner").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-signedjar",
                signed.toString(),
                jar.toString(),
                "me")
            .redirectErrorStream(true)
            .start();
    String said = new String(signing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (signing.waitFor() != 0) {
      throw new IOException(said);
    }
    return signed;
  }
}
