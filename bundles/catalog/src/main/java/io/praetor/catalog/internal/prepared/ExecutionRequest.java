package io.praetor.catalog.internal.prepared;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.format.go.GoDuration;
import io.praetor.spi.http.HttpRequest;
import java.time.Duration;

/** What a request to carry out a query says. */
final class ExecutionRequest {

  private ExecutionRequest() {}

  /**
   * Reads a request.
   *
   * @param name of the query, or its id
   * @param nodeName of this agent
   * @param token secret of the one that counts; empty for none
   */
  static Execution.Request of(HttpRequest request, String name, String nodeName, String token) {
    ReadOptions options = options(request);
    int limit = limit(request.parameter("limit"));
    return new Execution.Request(
        name,
        request.relayedBy().isEmpty() ? nodeName : request.relayedBy(),
        request.parameter("near"),
        address(request),
        connect(request.parameter("connect")),
        limit,
        token,
        request.caller(),
        options);
  }

  private static ReadOptions options(HttpRequest request) {
    Duration maxStale = Duration.ZERO;
    String text = request.parameter("max_stale");
    if (!text.isEmpty()) {
      try {
        maxStale = Duration.ofNanos(Math.max(0, GoDuration.parse(text)));
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException("Invalid max_stale value \"" + text + "\"");
      }
    }
    boolean stale = request.has("stale") || !maxStale.isZero();
    ReadMode mode =
        request.has("consistent") ? ReadMode.CONSISTENT : stale ? ReadMode.STALE : ReadMode.DEFAULT;
    return new ReadOptions(mode, 0, Duration.ZERO, maxStale);
  }

  private static int limit(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new OperationFailedException(
          "Bad limit: strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
  }

  private static boolean connect(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "", "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new OperationFailedException(
              "Error parsing 'connect' value: strconv.ParseBool: parsing \""
                  + text
                  + "\": invalid syntax");
    };
  }

  /** A proxy says for whom it asks. */
  private static String address(HttpRequest request) {
    String forwarded = request.header("X-Forwarded-For");
    String first = forwarded == null ? "" : forwarded.split(",", 2)[0].strip();
    if (first.matches("[0-9a-fA-F.:]+")) {
      return first;
    }
    return request.remote() == null ? "" : request.remote().getAddress().getHostAddress();
  }
}
