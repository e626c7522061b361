package io.praetor.tls.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/** Writes the files that an operator would. */
final class Pem {

  private Pem() {}

  /** Objects as the PEM writer knows them: keys come out in their traditional forms. */
  static String text(Object... objects) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object object : objects) {
        writer.writeObject(object);
      }
    }
    return text.toString();
  }

  /** An EC key in the form of RFC 5915, as openssl ecparam makes it. */
  static PemObject sec1(KeyPair keys) throws IOException {
    BigInteger secret = ((ECPrivateKey) keys.getPrivate()).getS();
    return new PemObject(
        "EC PRIVATE KEY",
        new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1)
            .getEncoded());
  }

  static Path write(Path file, Object... objects) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(text(objects));
    }
    return file;
  }
}
