package io.praetor.rpc.internal.relay;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import java.util.Optional;
import java.util.Set;

/**
 * One request until its response has begun. Attempts follow each other, so that only {@link
 * #cancel} may come at the same time as anything else.
 */
final class RelayCall {

  /** These may be carried out twice. */
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS");

  private final Relay relay;
  private final Relay.Setting setting;
  private final String datacenter;
  private final ApiRequest request;
  private final ApiResponse.Sink sink;
  private final Patience patience;

  /** Servers that were tried in vain since the last pause. */
  private int vain;

  private volatile boolean cancelled;
  private volatile Attempt attempt;
  private volatile Runnable pause;

  RelayCall(Relay relay, String datacenter, ApiRequest request, ApiResponse.Sink sink) {
    this.relay = relay;
    this.setting = relay.setting();
    this.datacenter = datacenter;
    this.request = request;
    this.sink = sink;
    this.patience =
        new Patience(setting.holdMillis(), setting.nanoClock().getAsLong(), setting.random());
  }

  ApiRequest request() {
    return request;
  }

  ApiResponse.Sink sink() {
    return sink;
  }

  boolean isIdempotent() {
    return isIdempotent(request);
  }

  static boolean isIdempotent(ApiRequest request) {
    return IDEMPOTENT.contains(request.method());
  }

  void start() {
    if (cancelled) {
      return;
    }
    if (relay.isClosed()) {
      sink.fail(new UnavailableException("the way to other agents is being replaced"));
      return;
    }
    Optional<ServerRing> ring = setting.datacenters().ring(datacenter);
    Optional<Server> server = ring.flatMap(ServerRing::first);
    if (server.isEmpty()) {
      sink.fail(nobody(ring.isPresent()));
      return;
    }
    Attempt next = new Attempt(this, ring.get(), server.get());
    attempt = next;
    next.begin(setting.channels(), datacenter);
    if (cancelled) {
      next.abort();
    }
  }

  /** Nobody waits for the answer any more. Any thread. */
  void cancel() {
    cancelled = true;
    Attempt running = attempt;
    if (running != null) {
      running.abort();
    }
    Runnable waiting = pause;
    if (waiting != null) {
      waiting.run();
    }
    relay.pausing().remove(this);
  }

  /** A server did nothing, or its answer was lost to a request that may be carried out twice. */
  void tryNext(ServerRing ring, Runnable giveUp) {
    vain++;
    if (vain < ring.size()) {
      start();
    } else {
      tryLater(giveUp);
    }
  }

  /** None can do anything just now. */
  void tryLater(Runnable giveUp) {
    vain = 0;
    long millis = patience.pauseMillis(setting.nanoClock().getAsLong());
    if (millis < 0) {
      giveUp.run();
    } else if (relay.isClosed()) {
      start();
    } else {
      relay.pausing().add(this);
      pause = setting.channels().later(millis, this::resume);
      if (cancelled || relay.isClosed()) {
        resume();
      }
    }
  }

  /** Ends the pause, once, whether its time is over or the relay stops. Any thread. */
  void resume() {
    if (relay.pausing().remove(this)) {
      start();
    }
  }

  private RuntimeException nobody(boolean known) {
    if (isHome()) {
      return new OperationFailedException("No known Consul servers");
    }
    return known
        ? new OperationFailedException("Remote DC has no server currently reachable")
        : new UnknownDatacenterException(datacenter);
  }

  /** When no server could be reached all the time. */
  OperationFailedException unreachable(String reason) {
    return isHome()
        ? new OperationFailedException("rpc error getting client: failed to get conn: " + reason)
        : new OperationFailedException("Remote DC has no server currently reachable");
  }

  private boolean isHome() {
    return datacenter.equals(setting.datacenters().own());
  }
}
