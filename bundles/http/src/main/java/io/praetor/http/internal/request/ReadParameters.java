package io.praetor.http.internal.request;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.format.go.GoDuration;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/** The parameters that every endpoint understands, in the order in which they are refused. */
public final class ReadParameters {

  /** Waits are stretched by up to this part of them, so that clients do not come back at once. */
  private static final int JITTER_FRACTION = 16;

  private static final String CONFLICT = " with ?consistent, conflicting semantics.";

  private final Duration defaultWait;
  private final Duration maxWait;
  private final LongUnaryOperator randomBelow;

  /**
   * @param randomBelow a random number from 0 up to, and without, its positive argument
   */
  public ReadParameters(Duration defaultWait, Duration maxWait, LongUnaryOperator randomBelow) {
    this.defaultWait = defaultWait;
    this.maxWait = maxWait;
    this.randomBelow = randomBelow;
  }

  /** Refuses what nobody may ask for, and says how the state is to be read. */
  public ReadOptions parse(IncomingRequest request) {
    checkTenancy(request);
    String cacheControl = request.header("Cache-Control");
    if (request.query().isEmpty() && cacheControl == null) {
      return ReadOptions.NOW;
    }
    Duration maxStale = maxStale(request.parameter("max_stale"));
    ReadMode mode = mode(request, maxStale);
    if (cacheControl != null) {
      CacheControl.check(cacheControl);
    }
    long index = index(request.parameter("index"));
    Duration wait = waiting(request.parameter("wait"));
    return new ReadOptions(mode, index, index == 0 ? Duration.ZERO : jittered(wait), maxStale);
  }

  /** Namespaces and partitions are Consul Enterprise's; asking for one must not go unnoticed. */
  private static void checkTenancy(IncomingRequest request) {
    refuse(request, "ns", "X-Consul-Namespace", "Namespaces");
    refuse(request, "partition", "X-Consul-Partition", "Partitions");
  }

  private static void refuse(
      IncomingRequest request, String parameter, String header, String what) {
    String reason = "\" - " + what + " are a Consul Enterprise feature";
    String value = request.header(header);
    if (value != null && !value.isEmpty()) {
      throw new InvalidRequestException("Invalid header: \"" + header + reason);
    }
    if (!request.parameter(parameter).isEmpty()) {
      throw new InvalidRequestException("Invalid query parameter: \"" + parameter + reason);
    }
  }

  /** The duration, or null when this is none. */
  private static Duration duration(String text) {
    try {
      return Duration.ofNanos(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Duration maxStale(String text) {
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    Duration parsed = duration(text);
    if (parsed == null) {
      throw new InvalidRequestException("Invalid max_stale value \"" + text + "\"");
    }
    return parsed.isNegative() ? Duration.ZERO : parsed;
  }

  private static ReadMode mode(IncomingRequest request, Duration maxStale) {
    boolean stale = request.has("stale") || !maxStale.isZero();
    if (!request.has("consistent")) {
      return stale ? ReadMode.STALE : ReadMode.DEFAULT;
    }
    if (stale) {
      throw new InvalidRequestException("Cannot specify ?stale" + CONFLICT);
    }
    if (request.has("cached")) {
      throw new InvalidRequestException("Cannot specify ?cached" + CONFLICT);
    }
    return ReadMode.CONSISTENT;
  }

  private static long index(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new InvalidRequestException("Invalid index");
    }
    try {
      long index = Long.parseUnsignedLong(text);
      return index < 0 ? Long.MAX_VALUE : index;
    } catch (NumberFormatException e) {
      throw new InvalidRequestException("Invalid index");
    }
  }

  private Duration waiting(String text) {
    if (text.isEmpty()) {
      return defaultWait;
    }
    Duration wait = duration(text);
    if (wait == null) {
      throw new InvalidRequestException("Invalid wait time");
    }
    if (wait.isNegative() || wait.isZero()) {
      return defaultWait;
    }
    return wait.compareTo(maxWait) > 0 ? maxWait : wait;
  }

  private Duration jittered(Duration wait) {
    long span = wait.toNanos() / JITTER_FRACTION;
    return span == 0 ? wait : wait.plusNanos(randomBelow.applyAsLong(span));
  }
}
