package io.praetor.spi.http;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A response: status, headers and body.
 *
 * @param status HTTP status code
 * @param headers beside those that the server sets itself; {@code Content-Type} belongs here unless
 *     the body is JSON
 * @param body never null
 */
public record Content(int status, Map<String, String> headers, Body body) {

  /** A response with a JSON body. */
  public static Content json(Json body) {
    return new Content(200, Map.of(), body);
  }

  /** A response without a body. */
  public static Content empty(int status) {
    return new Content(status, Map.of(), new Bytes(new byte[0]));
  }

  /** A body of one of two kinds. */
  public sealed interface Body permits Json, Bytes {}

  /**
   * A JSON value, written when it is known how to format it. Called on any thread, perhaps several
   * times and by several at a time; must not block, and writes the same each time.
   */
  @ConsumerType
  @FunctionalInterface
  public non-sealed interface Json extends Body {
    void write(JsonWriter out);
  }

  /**
   * Anything else.
   *
   * @param bytes sent as they are
   */
  public record Bytes(byte[] bytes) implements Body {}
}
