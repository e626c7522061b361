package io.praetor.agent.internal;

import io.praetor.agent.internal.leave.LeaveEndpoint;
import io.praetor.agent.internal.leave.Leaving;
import io.praetor.agent.internal.leave.SignalRules;
import io.praetor.agent.internal.local.LocalServices;
import io.praetor.api.agent.SignalListener;
import io.praetor.api.config.AgentSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the datacenter when a signal or a request says so. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {SignalListener.class, HttpEndpoint.class},
    immediate = true)
public final class LeaveComponent implements SignalListener, HttpEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(LeaveComponent.class);

  private final ScheduledExecutorService timer = TimerThread.named("agent-leave");
  private final SignalRules rules;
  private final Leaving leaving;
  private final LeaveEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile LocalServices services;

  @Activate
  public LeaveComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    rules = new SignalRules(settings.leaveOnTerminate(), settings.skipLeaveOnInterrupt());
    leaving =
        new Leaving(
            surroundings,
            settings.server(),
            settings.leaveDrainMillis(),
            timer,
            this::tellNothingMore);
    endpoint = new LeaveEndpoint(settings.nodeName(), leaving, surroundings, timer);
  }

  private void tellNothingMore() {
    LocalServices now = services;
    if (now != null) {
      now.tellNothingMore();
    }
  }

  @Override
  public void beforeStop(String signal) {
    if (!rules.leavesOn(signal)) {
      return;
    }
    LOG.info("Gracefully shutting down agent...");
    try {
      leaving.leave().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("stopping without having left: it takes too long");
    } catch (ExecutionException e) {
      LOG.error("stopping without having left", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }
}
