package io.praetor.http.internal.response;

import io.praetor.spi.http.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Responses that are a line of text for people. */
public final class PlainText {

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private PlainText() {}

  public static Content of(int status, String text) {
    return new Content(status, HEADERS, new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }
}
