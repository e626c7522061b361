package io.praetor.connect.internal;

import io.praetor.api.config.ConnectSettings;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.state.StateStore;
import io.praetor.connect.internal.ca.Ceremony;
import io.praetor.connect.internal.ca.Reign;
import io.praetor.format.json.JsonText;
import io.praetor.format.thread.Daemons;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** Has the leader make an authority where there is none, and forget old roots. */
@Component(
    configurationPid = ConnectSettings.CA_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class AuthorityLeaderComponent {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorityLeaderComponent.class);

  private final Consensus consensus;
  private final Reign reign;
  private final ScheduledExecutorService timer = Daemons.timer("connect-leader");
  private volatile String told = "";

  @Activate
  public AuthorityLeaderComponent(
      ConnectSettings settings, @Reference Consensus consensus, @Reference StateStore store) {
    this.consensus = consensus;
    Ceremony ceremony = new Ceremony(() -> store, Instant::now, new SecureRandom(), timer);
    reign = new Reign(ceremony, wanted(settings), () -> UUID.randomUUID().toString(), Instant::now);
    if (settings.enabled()) {
      long interval = Reign.INTERVAL.toMillis();
      var unused = timer.scheduleWithFixedDelay(this::tick, 0, interval, TimeUnit.MILLISECONDS);
    }
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private static Ceremony.Wanted wanted(ConnectSettings settings) {
    Map<String, Object> config = new LinkedHashMap<>();
    if (JsonText.tree(settings.caConfig()) instanceof Map<?, ?> members) {
      members.forEach((name, value) -> config.put((String) name, value));
    }
    return new Ceremony.Wanted(settings.provider(), config, false, false);
  }

  private void tick() {
    try {
      if (!consensus.status().leader()) {
        reign.end();
        return;
      }
      var unused =
          reign
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

  /** Leadership may end at any moment; the next leader goes on. Mistakes are told once. */
  private void report(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof OperationFailedException && !told.equals(cause.getMessage())) {
      told = cause.getMessage();
      LOG.error("Failed to initialize Connect CA: {}", told);
    } else if (!(cause instanceof PlatformException)) {
      LOG.warn("the authority was not looked after", cause);
    }
  }
}
