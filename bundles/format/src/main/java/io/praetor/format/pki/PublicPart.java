package io.praetor.format.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The public key that belongs to a private one. */
final class PublicPart {

  private PublicPart() {}

  /** Curves: as the key tells it itself, which nearly all do. */
  static PublicKey of(PrivateKey key, PrivateKeyInfo info) throws IOException {
    try {
      if (key instanceof RSAPrivateCrtKey rsa) {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      }
      ASN1BitString point = ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
      if (point == null) {
        throw new IOException("the private key does not tell its public key");
      }
      SubjectPublicKeyInfo known =
          new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), point.getOctets());
      return KeyFactory.getInstance("EC")
          .generatePublic(new X509EncodedKeySpec(known.getEncoded()));
    } catch (GeneralSecurityException | RuntimeException malformed) {
      throw new IOException("malformed private key", malformed);
    }
  }
}
