package io.praetor.connect.internal.agent;

import io.praetor.api.config.ConnectSettings;
import io.praetor.connect.internal.ca.Workshop;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.http.Route;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mesh as this agent's services have it: its parts, with threads and clock. */
public final class OwnServices {

  private final ExecutorService workshop = Workshop.open("connect-leaf");
  private final ScheduledExecutorService timer = Daemons.timer("connect-renewal");
  private static final Logger LOG = LoggerFactory.getLogger(OwnServices.class);

  private final ServerDesk desk;
  private final AgentEndpoint endpoint;

  /**
   * @param api the way to servers
   */
  public OwnServices(DatacenterApi api, ConnectSettings settings) {
    SecureRandom random = new SecureRandom();
    desk = new ServerDesk(api, settings.datacenter(), random, workshop);
    Leaves leaves = new Leaves(desk, Instant::now, random::nextDouble);
    endpoint = new AgentEndpoint(api, leaves, settings);
    long interval = Leaves.INTERVAL.toMillis();
    var unused =
        timer.scheduleWithFixedDelay(() -> tick(leaves), interval, interval, TimeUnit.MILLISECONDS);
  }

  /** A timer never comes again after a failure. */
  private static void tick(Leaves leaves) {
    try {
      leaves.tick();
    } catch (RuntimeException e) {
      LOG.warn("Certificates were not looked at: {}", e.getMessage());
      LOG.debug("Failed look at certificates", e);
    }
  }

  public List<Route> routes() {
    return endpoint.routes();
  }

  /** Nobody waits for anything any more. */
  public void stop() {
    timer.shutdownNow();
    desk.giveUp();
    workshop.shutdown();
  }
}
