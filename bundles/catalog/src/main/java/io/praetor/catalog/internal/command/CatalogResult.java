package io.praetor.catalog.internal.command;

import java.nio.charset.StandardCharsets;

/**
 * What a command came to.
 *
 * @param refusal why nothing was changed, empty when it was carried out
 * @param isForbidden whether it is refused for who wants it, and not for what it is
 */
public record CatalogResult(String refusal, boolean isForbidden) {

  private static final byte DONE_CODE = 1;
  private static final byte REFUSED_CODE = 2;
  private static final byte FORBIDDEN_CODE = 3;

  /**
   * It was carried out, or refused for what it is.
   *
   * @param refusal empty when it was carried out
   */
  static CatalogResult refused(String refusal) {
    return new CatalogResult(refusal, false);
  }

  /** It was refused for who wants it. */
  static CatalogResult forbidden(String refusal) {
    return new CatalogResult(refusal, true);
  }

  byte[] encode() {
    if (refusal.isEmpty()) {
      return new byte[] {DONE_CODE};
    }
    byte[] text = refusal.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[1 + text.length];
    encoded[0] = isForbidden ? FORBIDDEN_CODE : REFUSED_CODE;
    System.arraycopy(text, 0, encoded, 1, text.length);
    return encoded;
  }

  /** What {@link #encode} was given. */
  public static CatalogResult decode(byte[] encoded) {
    if (encoded.length == 1 && encoded[0] == DONE_CODE) {
      return refused("");
    }
    boolean forbidden = encoded.length > 1 && encoded[0] == FORBIDDEN_CODE;
    if (forbidden || (encoded.length > 1 && encoded[0] == REFUSED_CODE)) {
      String text = new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8);
      return new CatalogResult(text, forbidden);
    }
    throw new IllegalStateException("no result of a catalog command");
  }
}
