package io.praetor.agent.internal;

import io.praetor.api.error.OperationFailedException;
import java.util.List;

/** Several failures in one, in the form that Consul's clients know. */
public final class MultiError {

  private MultiError() {}

  public static OperationFailedException of(List<String> reasons) {
    StringBuilder text =
        new StringBuilder(
            reasons.size() == 1 ? "1 error occurred:" : reasons.size() + " errors occurred:");
    reasons.forEach(reason -> text.append("\n\t* ").append(reason));
    return new OperationFailedException(text.append("\n\n").toString());
  }
}
