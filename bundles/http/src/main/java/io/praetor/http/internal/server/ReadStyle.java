package io.praetor.http.internal.server;

import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.http.internal.response.ErrorTable;
import io.praetor.http.internal.response.Format;
import io.praetor.http.internal.response.Reply;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How one request wants to read, and what its answer tells of that.
 *
 * @param options how to read
 * @param format of a JSON body
 * @param headers how much the route's headers tell
 * @param cached whether an answer from a cache would do
 */
record ReadStyle(ReadOptions options, Format format, Route.ReadHeaders headers, boolean cached) {

  /** There is no cache: reading the state costs no more. */
  private static final Map<String, String> MISS = Map.of("X-Cache", "MISS");

  /** The response, with what is told to those who ask for an answer from a cache. */
  Content marked(Content content) {
    if (!cached || headers != Route.ReadHeaders.CONSISTENCY) {
      return content;
    }
    Map<String, String> all = new HashMap<>(content.headers());
    all.putAll(MISS);
    return new Content(content.status(), all, content.body());
  }

  /** The mode when it is told, or null. */
  ReadMode told() {
    return headers == Route.ReadHeaders.CONSISTENCY ? options.mode() : null;
  }

  /** The same way of reading, without waiting. */
  ReadOptions atOnce() {
    return new ReadOptions(options.mode(), 0, Duration.ZERO, options.maxStale());
  }

  Reply failure(Throwable failure) {
    return failure(failure, headers);
  }

  /** What a caller did wrong is found before anything is read; Consul tells nothing of that. */
  static Reply failure(Throwable failure, Route.ReadHeaders headers) {
    return headers != Route.ReadHeaders.SUCCESSES && ErrorTable.isOfReading(failure)
        ? Reply.unread(failure)
        : Reply.error(failure);
  }
}
