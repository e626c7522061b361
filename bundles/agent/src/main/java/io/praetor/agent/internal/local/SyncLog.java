package io.praetor.agent.internal.local;

import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people find in the log on services and checks; in Consul's words, for tools read them. */
final class SyncLog {

  private static final Logger LOG = LoggerFactory.getLogger(SyncLog.class);

  /** Servers that are only being elected need no line. */
  private static final int LASTING_FAILURES = 4;

  private SyncLog() {}

  /** The catalog has it now. */
  static void done(CatalogChange change) {
    if (change instanceof CatalogChange.RemoveService gone) {
      LOG.info("Deregistered service: service={}", gone.id());
    } else if (change instanceof CatalogChange.RemoveCheck gone) {
      LOG.info("Deregistered check: check={}", gone.id());
    } else if (change instanceof CatalogChange.Register registered) {
      done(registered);
    }
  }

  private static void done(CatalogChange.Register registered) {
    if (registered.service() != null) {
      LOG.info("Synced service: service={}", registered.service().id());
    }
    registered.checks().forEach(check -> LOG.info("Synced check: check={}", check.id()));
    if (registered.service() == null && registered.checks().isEmpty()) {
      LOG.info("Synced node info");
    }
  }

  /** The catalog could not be told, so often in a row. */
  static void failed(int failures, Throwable failure) {
    Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
    if (failures == LASTING_FAILURES) {
      LOG.warn("failed to sync remote state, trying on: error=\"{}\"", reason.getMessage());
    } else {
      LOG.debug("failed to sync remote state: error=\"{}\"", reason.getMessage());
    }
  }

  /** A check has another status than before. */
  static void changed(String check, String status) {
    if (status.equals(AgentCheck.PASSING)) {
      LOG.info("Check is now passing: check={}", check);
    } else {
      LOG.warn("Check is now {}: check={}", status, check);
    }
  }
}
