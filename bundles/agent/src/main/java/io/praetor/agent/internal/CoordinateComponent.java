package io.praetor.agent.internal;

import io.praetor.agent.internal.coordinate.CoordinateReport;
import io.praetor.agent.internal.coordinate.CoordinateSender;
import io.praetor.api.config.AgentSettings;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Reports this agent's network coordinate, unless coordinates are off. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class CoordinateComponent {

  private final ScheduledExecutorService timer = TimerThread.named("agent-coordinates");

  @Activate
  public CoordinateComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    if (!settings.disableCoordinates()) {
      CoordinateReport report = new CoordinateReport(settings.nodeName(), new SplittableRandom());
      new CoordinateSender(settings.datacenter(), surroundings, report, timer).start();
    }
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }
}
