package io.praetor.api.error;

/**
 * An expected failure: the caller's mistake, or something in the cluster that is not as it should
 * be just now. A broken invariant is an {@link IllegalStateException} instead.
 *
 * <p>The message is the exact text that a client sees. No stack trace is recorded: these are
 * answers, not defects.
 */
public abstract sealed class PlatformException extends RuntimeException
    permits InvalidRequestException,
        OperationFailedException,
        PayloadTooLargeException,
        ForbiddenException,
        NoLeaderException,
        TooManyRequestsException,
        UnknownDatacenterException,
        UnavailableException {

  private static final long serialVersionUID = 1L;

  PlatformException(String message) {
    super(message, null, false, false);
  }
}
