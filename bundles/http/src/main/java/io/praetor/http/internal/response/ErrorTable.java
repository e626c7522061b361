package io.praetor.http.internal.response;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.TooManyRequestsException;
import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Content;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become status codes. The texts are the failures' own. */
public final class ErrorTable {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorTable.class);

  private ErrorTable() {}

  /** The response to a failure. What nobody expected is logged, and not told to the client. */
  public static Content response(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof PlatformException expected) {
      return PlainText.of(status(expected), expected.getMessage());
    }
    LOG.error("request failed unexpectedly", cause);
    return PlainText.of(500, "Internal error: " + cause.getClass().getSimpleName());
  }

  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Whether the request was good, and what it asked for could not, or must not, be read. */
  public static boolean isOfReading(Throwable failure) {
    return cause(failure) instanceof PlatformException expected
        && (status(expected) == 500 || status(expected) == 403);
  }

  /** Everything that is not the caller's fault and not a matter of time is a 500, as in Consul. */
  private static int status(PlatformException failure) {
    if (failure instanceof InvalidRequestException) {
      return 400;
    }
    if (failure instanceof ForbiddenException) {
      return 403;
    }
    if (failure instanceof PayloadTooLargeException) {
      return 413;
    }
    if (failure instanceof TooManyRequestsException) {
      return 429;
    }
    return failure instanceof UnavailableException ? 503 : 500;
  }
}
