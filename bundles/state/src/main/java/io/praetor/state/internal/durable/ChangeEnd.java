package io.praetor.state.internal.durable;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.StorageChoice.Report;
import java.util.concurrent.CompletableFuture;

/**
 * How a change of the storage engine ended.
 *
 * @param report what it came to, or null when all stays as it was
 * @param words for people
 * @param refusal what the one who asked for it is told when it failed
 */
record ChangeEnd(Report report, String words, String refusal) {

  static ChangeEnd of(Relocation.Result result) {
    Report report = result.report();
    String change = "went from " + report.former() + " over to " + report.engine();
    String words =
        result.formerKept()
            ? change + "; the files of " + report.former() + " are kept until the next start"
            : change;
    return new ChangeEnd(report, words, "");
  }

  static ChangeEnd failed(String target, String stays, Throwable failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new ChangeEnd(
        null,
        "the change to " + target + " was given up: " + reason,
        "Storage engine " + target + " cannot be used, " + stays + " stays: " + reason);
  }

  boolean hasFailed() {
    return report == null;
  }

  void tell(CompletableFuture<Report> waiting) {
    if (hasFailed()) {
      waiting.completeExceptionally(new OperationFailedException(refusal));
    } else {
      waiting.complete(report);
    }
  }
}
