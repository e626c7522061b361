package io.praetor.spi.check;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** The checks of this agent, for those that follow others. Thread-safe; nothing blocks. */
@ProviderType
public interface LocalChecks {

  /**
   * Follows the checks of a local service: its own and those of the whole node. The listener hears
   * of them now and after each change, on any thread, one at a time.
   *
   * @return to be run when it is of no interest any more
   */
  Runnable follow(String serviceId, Listener listener);

  /**
   * A check as it is now.
   *
   * @param serviceId empty for a check of the whole node
   */
  record LocalCheck(String id, String name, String serviceId, CheckStatus status, String output) {}

  /** Hears of the checks of a service. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {

    /**
     * These are the checks.
     *
     * @param present whether there is such a service on this agent
     */
    void changed(boolean present, List<LocalCheck> checks);
  }
}
