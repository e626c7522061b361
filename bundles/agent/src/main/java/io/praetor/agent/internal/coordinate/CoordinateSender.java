package io.praetor.agent.internal.coordinate;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the servers now and then where this agent is. A report that is lost is not missed. */
public final class CoordinateSender {

  private static final Logger LOG = LoggerFactory.getLogger(CoordinateSender.class);

  private final DatacenterApi api;
  private final Surroundings surroundings;
  private final CoordinateReport report;
  private final ScheduledExecutorService timer;

  public CoordinateSender(
      String datacenter,
      Surroundings surroundings,
      CoordinateReport report,
      ScheduledExecutorService timer) {
    this.api =
        new DatacenterApi(
            datacenter,
            surroundings::relay,
            surroundings::api,
            () -> surroundings.secret(Purpose.AGENT));
    this.surroundings = surroundings;
    this.report = report;
    this.timer = timer;
  }

  public void start() {
    next(1);
  }

  private void next(int members) {
    var unused =
        timer.schedule(this::sendAndGoOn, report.delayMillis(members), TimeUnit.MILLISECONDS);
  }

  private void sendAndGoOn() {
    int members = 1;
    try {
      GossipPool pool = surroundings.lan();
      members = pool.members().size();
      send(report.request(pool.coordinate()));
    } catch (PlatformException e) {
      LOG.debug("Coordinate update error: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Coordinate update error", e); // the timer would never call again
    }
    next(members);
  }

  private void send(ApiRequest request) {
    var unused = api.ask("", request).answer().whenComplete(CoordinateSender::report);
  }

  private static void report(ApiResponse response, Throwable failure) {
    if (failure != null) {
      LOG.warn("Coordinate update error: {}", failure.getMessage());
    } else if (response.status() != 200) {
      LOG.warn("Coordinate update error: status {}", response.status());
    }
  }
}
