package io.praetor.api.rpc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A whole response to an {@link ApiRequest}.
 *
 * @param status HTTP status
 * @param headers names in lower case, without those of the connection
 * @param body as sent
 */
public record ApiResponse(int status, Map<String, List<String>> headers, byte[] body) {

  /**
   * Takes a response piece by piece: {@link #head}, any number of {@link #body}, then {@link #end};
   * or {@link #fail} at any time, after which nothing follows. Called in order, by any thread.
   */
  @ConsumerType
  public interface Sink {

    void head(int status, Map<String, List<String>> headers);

    /** Completes when the next piece may follow. */
    CompletableFuture<Void> body(byte[] piece);

    void end();

    void fail(Throwable cause);
  }
}
