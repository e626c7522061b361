package io.praetor.acl.internal.http;

import io.praetor.spi.http.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers that are a line of text for people. */
final class Plain {

  static final String NOT_FOUND = "ACL not found";

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private Plain() {}

  static Content of(int status, String text) {
    return new Content(status, HEADERS, new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what was asked for by its id and is not there: Consul calls that forbidden. */
  static Content notFound() {
    return of(403, NOT_FOUND);
  }
}
