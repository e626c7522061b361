package io.praetor.http.internal.response;

import io.praetor.spi.http.Content;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a waiting question found, rendered when the first of those who wait is answered, and once
 * for all of them. May be used by several event loops.
 */
public final class SharedContent<T> {

  private final T value;
  private final Function<T, Content> render;
  private final Vision<T> vision;
  private final Format format;
  private Content rendered; // guarded by this
  private byte[] compressed; // guarded by this

  SharedContent(T value, Function<T, Content> render, Vision<T> vision, Format format) {
    this.value = value;
    this.render = render;
    this.vision = vision;
    this.format = format;
  }

  /**
   * Renders it, if nobody did yet.
   *
   * @throws RuntimeException whatever speaks against showing it
   */
  public void prepare() {
    var unused = content();
  }

  /** The response with its body as bytes. */
  synchronized Content content() {
    if (rendered == null) {
      rendered = flatten(vision.render(value, render), format);
    }
    return rendered;
  }

  synchronized byte[] compressed() {
    if (compressed == null) {
      compressed = Gzip.compress(((Content.Bytes) content().body()).bytes());
    }
    return compressed;
  }

  private static Content flatten(Content content, Format format) {
    if (!(content.body() instanceof Content.Json json)) {
      return content;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonBody.write(json, format, bytes);
    Map<String, String> headers = new HashMap<>(content.headers());
    headers.putIfAbsent("Content-Type", "application/json");
    return new Content(content.status(), headers, new Content.Bytes(bytes.toByteArray()));
  }
}
