package io.praetor.cli.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and keys as PEM text. */
final class Pem {

  private Pem() {}

  static byte[] of(X509Certificate certificate) throws IOException {
    try {
      return block("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException unexpected) {
      throw new IOException("A certificate cannot be written", unexpected);
    }
  }

  /** The form of RFC 5915, which Consul and OpenSSL write for keys of curves. */
  static byte[] keyOf(Issued issued) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(issued.key().getEncoded());
    BigInteger number = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
    ASN1BitString point =
        SubjectPublicKeyInfo.getInstance(issued.certificate().getPublicKey().getEncoded())
            .getPublicKeyData();
    ECPrivateKey whole = new ECPrivateKey(KeyMaterial.P256_BITS, number, point, curve);
    return block("EC PRIVATE KEY", whole.getEncoded());
  }

  private static byte[] block(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The certificate that stands first in a text. */
  static X509Certificate certificate(String text) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      Object first = parser.readObject();
      if (first instanceof X509CertificateHolder holder) {
        return new JcaX509CertificateConverter().getCertificate(holder);
      }
      throw new IOException(
          first == null
              ? "no PEM-encoded data found"
              : "first PEM-block should be CERTIFICATE type");
    } catch (PEMException | CertificateException malformed) {
      throw new IOException("malformed certificate", malformed);
    }
  }

  /** The key that stands in a text: PKCS#8, or the older forms; parameters may precede it. */
  static PrivateKey key(String text) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (part instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    } catch (PEMException malformed) {
      throw new IOException("malformed private key", malformed);
    }
    throw new IOException("no private key found");
  }
}
