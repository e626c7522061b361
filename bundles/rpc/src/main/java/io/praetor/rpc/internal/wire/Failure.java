package io.praetor.rpc.internal.wire;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.error.UnknownDatacenterException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletionException;

/** Why a call failed, as bytes: one for the kind, then the text. */
public final class Failure {

  /** A longer text is cut. */
  static final int BYTES_MAX = 16 * 1024;

  private static final byte PLAIN = 0;
  private static final byte INVALID_REQUEST = 1;
  private static final byte OPERATION_FAILED = 2;
  private static final byte PAYLOAD_TOO_LARGE = 3;
  private static final byte FORBIDDEN = 4;
  private static final byte NO_LEADER = 5;

  /** The text is the name of the datacenter. */
  private static final byte UNKNOWN_DATACENTER = 6;

  private static final byte UNAVAILABLE = 7;

  /** What Consul puts before failures that are not answers. */
  private static final String PLAIN_PREFIX = "rpc error making call: ";

  private Failure() {}

  /** What lies behind the wrappers that futures put round it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  public static byte[] encode(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof UnknownDatacenterException unknown) {
      return bytes(UNKNOWN_DATACENTER, unknown.datacenter());
    }
    if (cause instanceof PlatformException expected) {
      return bytes(kind(expected), expected.getMessage());
    }
    String message = cause.getMessage();
    return bytes(PLAIN, message == null ? cause.getClass().getSimpleName() : message);
  }

  private static byte kind(PlatformException failure) {
    if (failure instanceof InvalidRequestException) {
      return INVALID_REQUEST;
    }
    if (failure instanceof PayloadTooLargeException) {
      return PAYLOAD_TOO_LARGE;
    }
    if (failure instanceof ForbiddenException) {
      return FORBIDDEN;
    }
    if (failure instanceof NoLeaderException) {
      return NO_LEADER;
    }
    return failure instanceof UnavailableException ? UNAVAILABLE : OPERATION_FAILED;
  }

  private static byte[] bytes(byte kind, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[1 + Math.min(encoded.length, BYTES_MAX - 1)];
    bytes[0] = kind;
    System.arraycopy(encoded, 0, bytes, 1, bytes.length - 1);
    return bytes;
  }

  /** Never fails: what an agent of a newer version says is at least a failure with a text. */
  public static PlatformException decode(byte[] bytes) {
    String text =
        bytes.length == 0
            ? ""
            : new String(Arrays.copyOfRange(bytes, 1, bytes.length), StandardCharsets.UTF_8);
    return switch (bytes.length == 0 ? PLAIN : bytes[0]) {
      case INVALID_REQUEST -> new InvalidRequestException(text);
      case OPERATION_FAILED -> new OperationFailedException(text);
      case PAYLOAD_TOO_LARGE -> new PayloadTooLargeException(text);
      case FORBIDDEN -> new ForbiddenException(text);
      case NO_LEADER -> new NoLeaderException();
      case UNKNOWN_DATACENTER -> new UnknownDatacenterException(text);
      case UNAVAILABLE -> new UnavailableException(text);
      default -> new OperationFailedException(PLAIN_PREFIX + text);
    };
  }
}
