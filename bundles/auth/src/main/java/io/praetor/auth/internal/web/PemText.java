package io.praetor.auth.internal.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PEM (RFC 7468) given as text in a setting. It is only ever text: nothing in it is taken for the
 * name of a file.
 */
public final class PemText {

  /** Room for a bundle of authorities. */
  private static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_BLOCKS = 1_000;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*+)-----END \\1-----");

  /** One block: what it says it is, and its bytes. */
  public record Block(String label, byte[] bytes) {}

  private PemText() {}

  /** All blocks that can be read; those that cannot are passed over. */
  public static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    if (text.length() > MAX_CHARACTERS) {
      return blocks;
    }
    Matcher matcher = BLOCK.matcher(text);
    while (blocks.size() < MAX_BLOCKS && matcher.find()) {
      try {
        byte[] bytes = Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
        blocks.add(new Block(matcher.group(1), bytes));
      } catch (IllegalArgumentException notBase64) {
        // Passed over.
      }
    }
    return blocks;
  }
}
