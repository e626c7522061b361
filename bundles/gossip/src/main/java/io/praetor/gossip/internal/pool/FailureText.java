package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.Endpoint;
import java.util.concurrent.CompletionException;

/** What went wrong with another member, in one line; the transport has found the words. */
final class FailureText {

  private FailureText() {}

  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  static String place(Endpoint endpoint) {
    return PoolAddress.join(endpoint.address().getHostAddress(), endpoint.port());
  }
}
