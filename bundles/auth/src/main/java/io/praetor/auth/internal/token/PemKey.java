package io.praetor.auth.internal.token;

import io.praetor.auth.internal.web.PemText;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** A public key given as PEM: the key itself, or a certificate. */
public final class PemKey {

  private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

  private PemKey() {}

  /**
   * The key in the first block.
   *
   * @throws IllegalArgumentException in Consul's words when there is none
   */
  public static VerificationKey parse(String pem) {
    List<PemText.Block> blocks = PemText.blocks(pem);
    if (!blocks.isEmpty()) {
      byte[] first = blocks.get(0).bytes();
      for (String kind : KINDS) {
        try {
          PublicKey key =
              KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(first));
          return new VerificationKey("", "", key);
        } catch (GeneralSecurityException another) {
          // The next kind, perhaps.
        }
      }
      PublicKey certified = ofCertificate(first);
      if (certified != null && KeySet.isUsable(certified)) {
        return new VerificationKey("", "", certified);
      }
    }
    throw new IllegalArgumentException(
        "data does not contain any valid RSA, ECDSA, or ED25519 public keys");
  }

  private static PublicKey ofCertificate(byte[] bytes) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes))
          .getPublicKey();
    } catch (CertificateException notOne) {
      return null;
    }
  }
}
