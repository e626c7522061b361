package io.praetor.acl.internal;

import io.praetor.acl.internal.lead.Leading;
import io.praetor.api.config.AclSettings;
import io.praetor.api.error.PlatformException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.state.StateStore;
import io.praetor.format.thread.Daemons;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has done what only a leader does: the beginning, and the end of tokens. */
@Component(
    configurationPid = AclSettings.SERVER_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class AclLeaderComponent {

  private static final Logger LOG = LoggerFactory.getLogger(AclLeaderComponent.class);

  private final Consensus consensus;
  private final Leading leading;
  private final ScheduledExecutorService timer = Daemons.timer("acl-leader");

  @Activate
  public AclLeaderComponent(
      AclSettings settings, @Reference Consensus consensus, @Reference StateStore store) {
    this.consensus = consensus;
    leading =
        new Leading(settings, store, System::currentTimeMillis, () -> UUID.randomUUID().toString());
    var unused =
        timer.scheduleWithFixedDelay(
            this::tick, 0, Leading.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private void tick() {
    try {
      if (!consensus.status().leader()) {
        leading.reset();
        return;
      }
      var unused =
          leading
              .tick()
              .exceptionally(
                  failure -> {
                    report(failure);
                    return null;
                  });
    } catch (RuntimeException e) {
      report(e); // the timer would never call again
    }
  }

  /** Leadership may end at any moment; the next leader goes on. Anything else is a defect. */
  private static void report(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof PlatformException) {
      LOG.debug("tokens not looked after: {}", cause.getMessage());
    } else {
      LOG.warn("tokens not looked after", cause);
    }
  }
}
