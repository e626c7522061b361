package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.io.IOException;

/**
 * How objects of one kind are shown.
 *
 * @param shape of its JSON
 * @param between what parts the texts of two objects
 */
public record Form(AclShape shape, Text text, String between) {

  /** An object as text, with line breaks at the ends of lines. */
  @FunctionalInterface
  public interface Text {
    /** The text, with or without hashes and indexes. */
    String of(Json object, boolean meta) throws IOException;
  }

  public Form(AclShape shape, Text text) {
    this(shape, text, "");
  }

  String text(Json object, boolean meta) throws IOException {
    return text.of(object, meta);
  }
}
