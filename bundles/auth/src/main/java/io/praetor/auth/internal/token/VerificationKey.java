package io.praetor.auth.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A public key that signatures are checked with. The kind of the key says which algorithms there
 * may be, never the token alone: neither {@code none} nor a keyed hash can be asked for.
 *
 * @param id empty where the key has none
 * @param algorithm the only one that the key is for, empty where nothing is said
 */
public record VerificationKey(String id, String algorithm, PublicKey key) {

  private static final Set<String> RSA =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
  private static final Set<String> EC = Set.of("ES256", "ES384", "ES512");
  private static final String EDWARDS = "EdDSA";

  /** All that any key can be for. */
  public static final Set<String> ALGORITHMS =
      Stream.of(RSA, EC, Set.of(EDWARDS))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether this key signed the token. */
  public boolean signed(CompactToken token) {
    if (!algorithm.isEmpty() && !algorithm.equals(token.algorithm())) {
      return false;
    }
    try {
      if (key instanceof RSAPublicKey rsa && RSA.contains(token.algorithm())) {
        return verified(new RSASSAVerifier(rsa), token);
      }
      if (key instanceof ECPublicKey ec && EC.contains(token.algorithm())) {
        return verified(new ECDSAVerifier(ec), token);
      }
      return key instanceof EdECPublicKey
          && EDWARDS.equals(token.algorithm())
          && verifiedEdwards(token);
    } catch (JOSEException | ParseException | GeneralSecurityException unfit) {
      return false;
    }
  }

  private static boolean verified(JWSVerifier verifier, CompactToken token)
      throws JOSEException, ParseException {
    JWSHeader header = JWSHeader.parse(new Base64URL(token.header()));
    return verifier.verify(header, token.signingInput(), Base64URL.encode(token.signature()));
  }

  /** RFC 8037. */
  private boolean verifiedEdwards(CompactToken token) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(token.signingInput());
    return verifier.verify(token.signature());
  }
}
