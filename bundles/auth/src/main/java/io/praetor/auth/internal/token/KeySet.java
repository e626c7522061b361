package io.praetor.auth.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A JSON Web Key Set (RFC 7517): its public keys for signatures. */
public final class KeySet {

  /** More keys than anybody rotates through. */
  private static final int MAX_KEYS = 256;

  /** Larger ones only cost time. */
  private static final int MAX_RSA_BITS = 16_384;

  /** What stands before the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] EDWARDS_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int EDWARDS_BYTES = 32;

  private KeySet() {}

  /** The keys of a set; those that are not understood, or not for signatures, are passed over. */
  public static List<VerificationKey> parse(byte[] text, Refusal refusal) {
    Object tree = JsonTree.parse(text, refusal);
    if (!(tree instanceof Map<?, ?> members)) {
      throw refusal.because("json: cannot unmarshal into Go value of type jose.JSONWebKeySet");
    }
    List<VerificationKey> keys = new ArrayList<>();
    if (members.get("keys") instanceof Collection<?> elements) {
      for (Object element : elements) {
        if (keys.size() < MAX_KEYS && element instanceof Map<?, ?> key) {
          add(keys, key);
        }
      }
    }
    return List.copyOf(keys);
  }

  @SuppressWarnings("unchecked") // objects of a tree have names
  private static void add(List<VerificationKey> keys, Map<?, ?> members) {
    try {
      JWK jwk = JWK.parse((Map<String, Object>) members);
      PublicKey key = publicKey(jwk);
      if (key != null && isUsable(key) && !KeyUse.ENCRYPTION.equals(jwk.getKeyUse())) {
        String id = jwk.getKeyID() == null ? "" : jwk.getKeyID();
        String algorithm = jwk.getAlgorithm() == null ? "" : jwk.getAlgorithm().getName();
        keys.add(new VerificationKey(id, algorithm, key));
      }
    } catch (ParseException
        | JOSEException
        | GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException notUnderstood) {
      return;
    }
  }

  static boolean isUsable(PublicKey key) {
    return (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() <= MAX_RSA_BITS)
        || key instanceof ECPublicKey
        || key instanceof EdECPublicKey;
  }

  private static PublicKey publicKey(JWK jwk) throws JOSEException, GeneralSecurityException {
    if (jwk instanceof RSAKey rsa) {
      return rsa.toRSAPublicKey();
    }
    if (jwk instanceof ECKey ec) {
      return ec.toECPublicKey();
    }
    if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
      return edwardsKey(pair.getX().decode());
    }
    return null;
  }

  private static PublicKey edwardsKey(byte[] point) throws GeneralSecurityException {
    if (point.length != EDWARDS_BYTES) {
      return null;
    }
    byte[] encoded = new byte[EDWARDS_PREFIX.length + EDWARDS_BYTES];
    System.arraycopy(EDWARDS_PREFIX, 0, encoded, 0, EDWARDS_PREFIX.length);
    System.arraycopy(point, 0, encoded, EDWARDS_PREFIX.length, EDWARDS_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
