package io.praetor.agent.internal;

import io.praetor.agent.internal.event.LocalEvents;
import io.praetor.agent.internal.watch.Watches;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.config.WatchSettings;
import io.praetor.format.home.DatacenterApi;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Keeps the watches of the configuration. A handler may itself have it read again. */
@Component(
    configurationPid = WatchSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class WatchComponent {

  /** Handlers at work, each with one who feeds it, and what their HTTP clients need. */
  private static final int THREADS_MAX = 1_024;

  private final Watches watches;

  @Activate
  public WatchComponent(
      @Reference Surroundings surroundings, @Reference LocalEvents events, WatchSettings settings) {
    watches =
        new Watches(
            new DatacenterApi(
                settings.datacenter(),
                surroundings::relay,
                surroundings::api,
                () -> surroundings.secret(Purpose.DEFAULT)),
            events,
            TimerThread.named("agent-watch"),
            TimerThread.workers("agent-watch-handler", THREADS_MAX));
    watches.replace(List.of(settings.watches()));
  }

  @Modified
  void change(WatchSettings settings) {
    watches.replace(List.of(settings.watches()));
  }

  @Deactivate
  void stop() {
    watches.close();
  }
}
