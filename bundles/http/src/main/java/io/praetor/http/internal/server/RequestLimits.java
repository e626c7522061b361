package io.praetor.http.internal.server;

import io.praetor.api.config.RequestLimitSettings;
import io.praetor.api.error.TooManyRequestsException;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests about the datacenter this agent carries out ({@code limits.request_limits}),
 * whoever asks. What operators need in an emergency is not counted. Thread-safe.
 */
public final class RequestLimits {

  /** Nothing is limited. */
  static final RequestLimits NONE = new RequestLimits(false, -1, -1, () -> 0);

  private static final Logger LOG = LoggerFactory.getLogger(RequestLimits.class);
  private static final List<String> EXEMPT = List.of("/v1/status/", "/v1/operator/");
  private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Consul's words. */
  private static final String TEXT =
      "rate limit exceeded, try again later or against a different server";

  private final boolean enforced;
  private final LongSupplier nanoClock;
  private final RateLimit reads;
  private final RateLimit writes;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong toldNanos;

  private RequestLimits(
      boolean enforced, double readRate, double writeRate, LongSupplier nanoClock) {
    this.enforced = enforced;
    this.nanoClock = nanoClock;
    long now = nanoClock.getAsLong();
    reads = new RateLimit(readRate, now);
    writes = new RateLimit(writeRate, now);
    toldNanos = new AtomicLong(now - TOLD_NANOS);
  }

  /** Limits as they are configured. */
  public static RequestLimits of(RequestLimitSettings settings, LongSupplier nanoClock) {
    if (settings.mode().equals("disabled")) {
      return NONE;
    }
    return new RequestLimits(
        settings.mode().equals("enforcing"), settings.readRate(), settings.writeRate(), nanoClock);
  }

  /**
   * Counts a request that is about to be carried out here.
   *
   * @throws TooManyRequestsException when it must not be
   */
  void count(Route route, String method) {
    if (this == NONE || route.scope() == Route.Scope.AGENT || isExempt(route.path())) {
      return;
    }
    boolean reading = AccessRules.isReading(method);
    long now = nanoClock.getAsLong();
    if (!(reading ? reads : writes).admits(now)) {
      tell(now);
      if (enforced) {
        throw new TooManyRequestsException(TEXT);
      }
    }
  }

  private static boolean isExempt(String path) {
    return !path.startsWith("/v1/") || EXEMPT.stream().anyMatch(path::startsWith);
  }

  /** One line a second: whoever asks too much should not fill the disk as well. */
  private void tell(long now) {
    long count = untold.incrementAndGet();
    long last = toldNanos.get();
    if (now - last >= TOLD_NANOS && toldNanos.compareAndSet(last, now)) {
      untold.addAndGet(-count);
      LOG.warn("Requests over limits.request_limits: count={} refused={}", count, enforced);
    }
  }
}
