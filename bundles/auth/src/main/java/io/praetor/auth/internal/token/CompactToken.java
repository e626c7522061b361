package io.praetor.auth.internal.token;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A signed token taken apart (RFC 7515, section 7.1); nothing of it is believed yet.
 *
 * @param header as it came, in base64url
 * @param algorithm what the header says, never empty
 * @param keyId what the header says, empty where it says nothing
 * @param signingInput the bytes that are signed
 */
public record CompactToken(
    String header,
    String algorithm,
    String keyId,
    byte[] payload,
    byte[] signingInput,
    byte[] signature) {

  private static final String PREFIX = "square/go-jose: ";
  private static final int PARTS = 3;

  /** More than any header, path and client together let through. */
  private static final int MAX_CHARACTERS = 256 * 1024;

  /**
   * Takes a text apart.
   *
   * @param refusal how a text is refused that is none, given the reason in Consul's words
   */
  public static CompactToken parse(String text, Refusal refusal) {
    String stripped = text.strip();
    String[] parts = stripped.split("\\.", -1);
    if (stripped.length() > MAX_CHARACTERS || parts.length != PARTS) {
      throw refusal.because(PREFIX + "compact JWS format must have three parts");
    }
    byte[] header = decoded(parts[0], refusal);
    byte[] payload = decoded(parts[1], refusal);
    byte[] signature = decoded(parts[2], refusal);
    Map<?, ?> members = members(header, refusal);
    if (members.containsKey("crit")) {
      throw refusal.because(PREFIX + "unsupported crit header");
    }
    if (!(members.get("alg") instanceof String algorithm)) {
      throw refusal.because(PREFIX + "no algorithm in header");
    }
    String keyId = members.get("kid") instanceof String kid ? kid : "";
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    return new CompactToken(parts[0], algorithm, keyId, payload, signed, signature);
  }

  /**
   * The claims.
   *
   * @param refusal how a payload is refused that is no object
   */
  public Map<String, Object> claims(Refusal refusal) {
    return members(payload, refusal);
  }

  /** The reasons of {@link #parse} as a failure, after some words. */
  public static Refusal because(String words) {
    return reason -> new OperationFailedException(words + reason);
  }

  private static byte[] decoded(String part, Refusal refusal) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw refusal.because("illegal base64 data");
    }
  }

  @SuppressWarnings("unchecked") // objects of a tree have names
  private static Map<String, Object> members(byte[] text, Refusal refusal) {
    if (JsonTree.parse(text, refusal) instanceof Map<?, ?> members) {
      return (Map<String, Object>) members;
    }
    throw refusal.because("json: cannot unmarshal into Go value of type map[string]interface {}");
  }
}
