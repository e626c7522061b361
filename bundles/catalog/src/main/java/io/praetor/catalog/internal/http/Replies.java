package io.praetor.catalog.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers that are neither JSON nor empty. */
public final class Replies {

  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;
  private static final String PLAIN = "text/plain; charset=utf-8";

  /**
   * What Consul tells with a refusal when it looked at the request before it looked at the data.
   */
  private static final Map<String, String> NOTHING_READ =
      Map.of(
          "Content-Type",
          PLAIN,
          "X-Consul-Index",
          "1",
          "X-Consul-KnownLeader",
          "false",
          "X-Consul-LastContact",
          "0",
          "X-Consul-Query-Backend",
          "blocking-query");

  private Replies() {}

  /** A handler whose refusals tell that nothing was read. */
  public static Handler beforeReading(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (OperationFailedException e) {
        byte[] text = e.getMessage().getBytes(StandardCharsets.UTF_8);
        return new Answer.Now(new Content(FAILED, NOTHING_READ, new Content.Bytes(text)));
      }
    };
  }

  /** What was asked for is not there, as the text says. */
  public static Content notFound(String text) {
    return text(NOT_FOUND, text);
  }

  /** A plain text. */
  public static Content text(int status, String text) {
    return new Content(
        status,
        Map.of("Content-Type", PLAIN),
        new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }
}
