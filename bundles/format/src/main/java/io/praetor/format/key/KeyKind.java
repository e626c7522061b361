package io.praetor.format.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;

/**
 * What keys of certificates are like.
 *
 * @param type {@code ec} or {@code rsa}
 * @param bits length
 */
public record KeyKind(String type, int bits) {

  /** The usual one: the curve P-256. */
  public static final KeyKind P256 = new KeyKind("ec", 256);

  private static final int P384_BITS = 384;

  /** What a key is like. */
  public static KeyKind of(PublicKey key) {
    if (key instanceof ECKey curve) {
      return new KeyKind("ec", curve.getParams().getCurve().getField().getFieldSize());
    } else if (key instanceof RSAKey rsa) {
      return new KeyKind("rsa", rsa.getModulus().bitLength());
    }
    throw new IllegalArgumentException("unsupported key type");
  }

  /** A new key. */
  public KeyPair generate(SecureRandom random) throws GeneralSecurityException {
    if (type.equals("rsa")) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, random);
      return generator.generateKeyPair();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"), random);
    return generator.generateKeyPair();
  }

  /** The signature to make with such a key, by the strength of its curve. */
  public String signature() {
    if (type.equals("rsa")) {
      return "SHA256withRSA";
    }
    return bits <= P256.bits
        ? "SHA256withECDSA"
        : bits <= P384_BITS ? "SHA384withECDSA" : "SHA512withECDSA";
  }

  /** What certificates call a key: the SHA-256 of its DER. RFC 5280, 4.2.1.2, allows any. */
  public static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
  }
}
