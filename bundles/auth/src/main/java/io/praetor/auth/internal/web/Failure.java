package io.praetor.auth.internal.web;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** What went wrong, as whoever logs in is told. */
public final class Failure {

  private Failure() {}

  /** The failure itself, without what futures wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** A short text about a failure of another system. */
  public static String text(Throwable failure) {
    Throwable cause = cause(failure);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The same outcome, where each failure that is meant to be seen is one of the platform. */
  public static <T> CompletableFuture<T> told(CompletableFuture<T> outcome) {
    CompletableFuture<T> told = new CompletableFuture<>();
    var unused =
        outcome.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                told.complete(value);
              } else {
                told.completeExceptionally(told(cause(failure)));
              }
            });
    return told;
  }

  private static PlatformException told(Throwable cause) {
    if (cause instanceof PlatformException known) {
      return known;
    }
    if (cause instanceof RejectedExecutionException) {
      return new UnavailableException("too many logins at a time");
    }
    return new OperationFailedException(text(cause));
  }
}
