package io.praetor.connect.internal.http;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.TooManyRequestsException;
import io.praetor.api.rpc.ApiResponse;
import java.nio.charset.StandardCharsets;

/** What servers answer to agents. */
public final class ServerAnswer {

  private ServerAnswer() {}

  /** The same, unless it is a refusal: that is thrown, in the server's words. */
  public static ApiResponse good(ApiResponse answer) {
    if (answer.status() != 200) {
      throw refusal(answer);
    }
    return answer;
  }

  private static PlatformException refusal(ApiResponse answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    return switch (answer.status()) {
      case 403 -> new ForbiddenException(text);
      case 429 -> new TooManyRequestsException(text);
      default -> new OperationFailedException(text);
    };
  }
}
