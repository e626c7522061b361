package io.praetor.catalog.internal.http;

import io.praetor.spi.http.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers that are neither JSON nor empty. */
public final class Replies {

  private static final int NOT_FOUND = 404;

  private Replies() {}

  /** What was asked for is not there, as the text says. */
  public static Content notFound(String text) {
    return text(NOT_FOUND, text);
  }

  /** A plain text. */
  public static Content text(int status, String text) {
    return new Content(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }
}
