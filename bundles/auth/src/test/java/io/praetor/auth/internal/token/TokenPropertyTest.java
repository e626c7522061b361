package io.praetor.auth.internal.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.web.Authorities;
import io.praetor.auth.internal.web.PemText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes is a token or refused, and a token that was touched is not signed. */
class TokenPropertyTest {

  private static final Signer RSA = Signer.of("RS256", "");
  private static final Signer EC = Signer.of("ES256", "");
  private static final Signer EDWARDS = Signer.of("EdDSA", "");

  @Property(tries = 500)
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    tryOut(text);
  }

  @Property(tries = 300)
  void shouldReadOrRefuseAnyBytes(
      @ForAll @Size(max = 60) byte[] header,
      @ForAll @Size(max = 60) byte[] payload,
      @ForAll @Size(max = 80) byte[] signature) {
    tryOut(encoded(header) + "." + encoded(payload) + "." + encoded(signature));
  }

  @Property(tries = 300)
  void shouldReadOrRefuseAnyHeader(
      @ForAll @CharRange(from = ' ', to = '~') String algorithm, @ForAll byte[] signature) {
    String header = "{\"alg\":\"" + algorithm.replace("\"", "").replace("\\", "") + "\"}";
    String text = encoded(header.getBytes(StandardCharsets.UTF_8)) + ".e30." + encoded(signature);
    assertFalse(tryOut(text));
  }

  @Property(tries = 300)
  void shouldNotBelieveADamagedToken(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(max = 100_000) int place,
      @ForAll @CharRange(from = '!', to = 'z') char character) {
    Signer signer = new Signer[] {RSA, EC, EDWARDS}[which];
    String token = signer.sign(Map.of("sub", "alice"));
    int last = token.length() - 1; // its spare bits may differ without a difference
    int at = place % last;
    if (token.charAt(at) != character) {
      assertFalse(tryOut(token.substring(0, at) + character + token.substring(at + 1)));
    }
    assertFalse(tryOut(token.substring(0, at)));
    assertTrue(tryOut(token));
  }

  @Property(tries = 300)
  void shouldReadOrRefuseAnySetOfKeys(@ForAll byte[] bytes, @ForAll String text) {
    for (byte[] body :
        new byte[][] {
          bytes,
          ("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + encoded(bytes) + "\"}]}")
              .getBytes(StandardCharsets.UTF_8),
          ("{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + encoded(bytes) + "\"}]}")
              .getBytes(StandardCharsets.UTF_8),
          ("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + encoded(bytes) + "\"}]}")
              .getBytes(StandardCharsets.UTF_8)
        }) {
      try {
        KeySet.parse(body, CompactToken.because(""))
            .forEach(
                key ->
                    key.signed(CompactToken.parse(RSA.sign(Map.of()), CompactToken.because(""))));
      } catch (OperationFailedException refused) {
        assertNotNull(refused.getMessage());
      }
    }
    assertNotNull(PemText.blocks(text));
  }

  @Property(tries = 200)
  void shouldReadOrRefuseAnyKey(@ForAll byte[] bytes) {
    String body = Base64.getEncoder().encodeToString(bytes);
    for (String label : new String[] {"PUBLIC KEY", "CERTIFICATE"}) {
      String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
      refuses(() -> PemKey.parse(pem));
      refuses(() -> Authorities.in(pem));
    }
  }

  private static void refuses(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException refused) {
      assertNotNull(refused.getMessage());
    }
  }

  /** Whether the text is a token that one of the keys signed. */
  private static boolean tryOut(String text) {
    try {
      CompactToken token = CompactToken.parse(text, CompactToken.because(""));
      boolean signed = false;
      for (Signer signer : new Signer[] {RSA, EC, EDWARDS}) {
        signed |= PemKey.parse(signer.pem()).signed(token);
      }
      return signed;
    } catch (OperationFailedException refused) {
      assertNotNull(refused.getMessage());
      return false;
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
