package io.praetor.bridge.health.internal;

import io.praetor.spi.check.CheckStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

/** A status and an output, as the agent has them. */
record Outcome(CheckStatus status, String output) {

  /** What a health check returned; what it says for debugging is left out. */
  static Outcome of(Result result) {
    if (result == null) {
      return critical("the health check returned nothing");
    }
    List<ResultLog.Entry> entries = new ArrayList<>();
    for (ResultLog.Entry entry : result) {
      if (!entry.isDebug()) {
        entries.add(entry);
      }
    }
    boolean alone = entries.size() == 1;
    String output =
        entries.stream().map(entry -> line(entry, alone)).collect(Collectors.joining("\n"));
    return new Outcome(status(result.getStatus()), output);
  }

  static Outcome critical(String output) {
    return new Outcome(CheckStatus.CRITICAL, output);
  }

  /** A status is worth a word only where there are several. */
  private static String line(ResultLog.Entry entry, boolean alone) {
    String line = alone ? entry.getMessage() : entry.getStatus() + " " + entry.getMessage();
    return entry.getException() == null ? line : line + " (" + entry.getException() + ")";
  }

  /** What is only temporarily unavailable is to get no requests either. */
  private static CheckStatus status(Result.Status status) {
    return switch (status) {
      case OK -> CheckStatus.PASSING;
      case WARN -> CheckStatus.WARNING;
      case TEMPORARILY_UNAVAILABLE, CRITICAL, HEALTH_CHECK_ERROR -> CheckStatus.CRITICAL;
    };
  }
}
