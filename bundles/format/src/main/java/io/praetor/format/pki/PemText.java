package io.praetor.format.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Certificates, keys and requests as PEM text and back. What is malformed is an {@link IOException}
 * whose text says so.
 */
public final class PemText {

  private static final String NOTHING = "no PEM-encoded data found";

  private PemText() {}

  public static String of(X509Certificate certificate) throws GeneralSecurityException {
    return block("CERTIFICATE", certificate.getEncoded());
  }

  public static String of(PKCS10CertificationRequest request) throws IOException {
    return block("CERTIFICATE REQUEST", request.getEncoded());
  }

  /** A private key, in the forms of RFC 5915 and PKCS #1, which OpenSSL writes. */
  public static String keyOf(KeyPair keys) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
    if (!(keys.getPublic() instanceof ECKey curve)) {
      return block("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
    }
    BigInteger number = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    ASN1BitString point =
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()).getPublicKeyData();
    int bits = curve.getParams().getOrder().bitLength();
    ECPrivateKey whole =
        new ECPrivateKey(bits, number, point, info.getPrivateKeyAlgorithm().getParameters());
    return block("EC PRIVATE KEY", whole.getEncoded());
  }

  /** The certificate that stands first in a text. */
  public static X509Certificate certificate(String text) throws IOException {
    return certificates(text).get(0);
  }

  /** All certificates of a text, at least one, and nothing else. */
  public static List<X509Certificate> certificates(String text) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Object part : parts(text)) {
      if (!(part instanceof X509CertificateHolder holder)) {
        throw new IOException("first PEM-block should be CERTIFICATE type");
      }
      certificates.add(platform(holder));
    }
    return certificates;
  }

  /** The certificate of a block, as the platform has it. */
  public static X509Certificate platform(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (GeneralSecurityException | RuntimeException malformed) {
      throw new IOException("malformed certificate", malformed);
    }
  }

  /** The request that stands first in a text. */
  public static PKCS10CertificationRequest request(String text) throws IOException {
    if (parts(text).get(0) instanceof PKCS10CertificationRequest request) {
      return request;
    }
    throw new IOException("first PEM-block should be CERTIFICATE REQUEST type");
  }

  /** The key that stands in a text, whole; parameters may precede it. */
  public static KeyPair keys(String text) throws IOException {
    for (Object part : parts(text)) {
      if (part instanceof PEMKeyPair pair) {
        return pair(pair.getPrivateKeyInfo());
      } else if (part instanceof PrivateKeyInfo info) {
        return pair(info);
      }
    }
    throw new IOException("no private key found");
  }

  private static KeyPair pair(PrivateKeyInfo info) throws IOException {
    try {
      PrivateKey key = new JcaPEMKeyConverter().getPrivateKey(info);
      return new KeyPair(PublicPart.of(key, info), key);
    } catch (RuntimeException malformed) {
      throw new IOException("malformed private key", malformed);
    }
  }

  private static List<Object> parts(String text) throws IOException {
    List<Object> parts = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
    } catch (RuntimeException malformed) { // the parser throws some of those, too
      throw new IOException("malformed PEM data", malformed);
    }
    if (parts.isEmpty()) {
      throw new IOException(NOTHING);
    }
    return parts;
  }

  private static String block(String type, byte[] content) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    } catch (IOException impossible) {
      throw new IllegalStateException("into memory", impossible);
    }
    return text.toString().replace("\r\n", "\n");
  }
}
