package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The text of one object: names and values in two columns, and lists below their titles.
 *
 * <p>The first column has a width in characters, without the indentation.
 */
public final class Block {

  private static final String STEP = "   ";

  private final String indent;
  private final int width;
  private final StringBuilder text = new StringBuilder();

  public Block(int width) {
    this("", width);
  }

  private Block(String indent, int width) {
    this.indent = indent;
    this.width = width;
  }

  /** A block below its title. */
  public static Block titled(String title, int width) {
    return below(title + ":", width);
  }

  /** A block below a line. */
  public static Block below(String line, int width) {
    Block block = new Block(STEP, width);
    block.text.append(line).append('\n');
    return block;
  }

  /** A line, whatever the value. */
  public Block line(String name, String value) {
    String label = name + ":";
    text.append(indent).append(label).append(" ".repeat(Math.max(0, width - label.length())));
    text.append(value).append('\n');
    return this;
  }

  /** A line unless the value is empty. */
  public Block lineIfAny(String name, String value) {
    return value.isEmpty() ? this : line(name, value);
  }

  /** The raft indexes of an object. */
  public Block indexes(Json object) {
    return line("Create Index", orZero(object.get("CreateIndex")))
        .line("Modify Index", orZero(object.get("ModifyIndex")));
  }

  /** The hash of an object's content, in hexadecimal digits. */
  public Block hash(Json object) {
    String base64 = object.get("Hash").text();
    String digits;
    try {
      digits = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException unexpected) {
      digits = base64;
    }
    return line("Hash", digits);
  }

  /** Lines one step further in, below a title; nothing without lines. */
  public Block list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(indent).append(title).append(":\n");
      lines.forEach(line -> text.append(indent).append(STEP).append(line).append('\n'));
    }
    return this;
  }

  /** Text as it is, below a title. */
  public Block verbatim(String title, String body) {
    text.append(indent).append(title).append(":\n").append(body);
    return this;
  }

  public String text() {
    return text.toString();
  }

  private static String orZero(Json number) {
    return number.text().isEmpty() ? "0" : number.text();
  }
}
