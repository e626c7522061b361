package io.praetor.kv.internal;

import io.praetor.api.config.KvSettings;
import io.praetor.api.error.PlatformException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.state.StateStore;
import io.praetor.kv.internal.command.TombstoneReaper;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has old tombstones removed while this server leads. */
@Component(
    configurationPid = KvSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class TombstoneComponent {

  private static final Logger LOG = LoggerFactory.getLogger(TombstoneComponent.class);

  private final TombstoneReaper reaper = new TombstoneReaper();
  private final Consensus consensus;
  private final StateStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "kv-tombstones");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public TombstoneComponent(@Reference Consensus consensus, @Reference StateStore store) {
    this.consensus = consensus;
    this.store = store;
    long seconds = TombstoneReaper.INTERVAL.toSeconds();
    var unused = timer.scheduleWithFixedDelay(this::tick, seconds, seconds, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private void tick() {
    try {
      reap();
    } catch (RuntimeException e) {
      report(e); // the timer would never call again
    }
  }

  private void reap() {
    if (!consensus.status().leader()) {
      reaper.reset();
      return;
    }
    var unused =
        reaper
            .tick(store, System.nanoTime())
            .exceptionally(
                failure -> {
                  report(failure);
                  return null;
                });
  }

  /** Leadership may end at any moment; the next leader goes on. Anything else is a defect. */
  private static void report(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof PlatformException) {
      LOG.debug("tombstones not removed: {}", cause.getMessage());
    } else {
      LOG.warn("tombstones not removed", cause);
    }
  }
}
