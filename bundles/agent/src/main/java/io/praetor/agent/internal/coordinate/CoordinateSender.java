package io.praetor.agent.internal.coordinate;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the servers now and then where this agent is. A report that is lost is not missed. */
public final class CoordinateSender {

  private static final Logger LOG = LoggerFactory.getLogger(CoordinateSender.class);

  private final String datacenter;
  private final Surroundings surroundings;
  private final CoordinateReport report;
  private final ScheduledExecutorService timer;

  public CoordinateSender(
      String datacenter,
      Surroundings surroundings,
      CoordinateReport report,
      ScheduledExecutorService timer) {
    this.datacenter = datacenter;
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
    ApiRelay relay = surroundings.relay();
    ApiServer api = surroundings.api();
    if (relay != null && relay.relaysHome()) {
      var unused = relay.ask(datacenter, request).whenComplete(CoordinateSender::report);
    } else if (api != null) {
      var unused = api.serve(request, new OwnAnswer());
    }
  }

  private static void report(ApiResponse response, Throwable failure) {
    if (failure != null) {
      LOG.warn("Coordinate update error: {}", failure.getMessage());
    } else {
      report(response.status());
    }
  }

  private static void report(int status) {
    if (status != 200) {
      LOG.warn("Coordinate update error: status {}", status);
    }
  }

  /** Nothing but the status matters. */
  private static final class OwnAnswer implements ApiResponse.Sink {

    @Override
    public void head(int status, Map<String, List<String>> headers) {
      report(status);
    }

    @Override
    public CompletableFuture<Void> body(byte[] piece) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void end() {
      LOG.trace("coordinate taken");
    }

    @Override
    public void fail(Throwable cause) {
      report(null, cause);
    }
  }
}
