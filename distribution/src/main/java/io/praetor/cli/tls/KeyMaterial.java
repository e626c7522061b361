package io.praetor.cli.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;

/** Keys of certificates: how they are made, known and signed with. */
final class KeyMaterial {

  private static final String CURVE = "secp256r1";
  static final int P256_BITS = 256;
  private static final int P384_BITS = 384;

  private KeyMaterial() {}

  /** A new key for ECDSA on the curve P-256. */
  static KeyPair generate(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CURVE), random);
    return generator.generateKeyPair();
  }

  /** What certificates call a key: the SHA-256 of its DER. RFC 5280, 4.2.1.2, allows any. */
  static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
  }

  /** The signature to make with a key, by the strength of its curve. */
  static String signatureOf(PrivateKey key) throws IOException {
    if (key instanceof RSAKey) {
      return "SHA256withRSA";
    } else if (key instanceof ECKey curve) {
      int bits = curve.getParams().getCurve().getField().getFieldSize();
      return bits <= P256_BITS
          ? "SHA256withECDSA"
          : bits <= P384_BITS ? "SHA384withECDSA" : "SHA512withECDSA";
    }
    throw new IOException("unknown type of private key: " + key.getAlgorithm());
  }
}
