package io.praetor.bridge.health.internal;

import io.praetor.format.go.GoDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the properties of a health check service say of the check that it becomes.
 *
 * @param name unique among well-behaved services
 * @param serviceId the local service whose check it is; empty for a check of the node
 */
record Terms(
    String name, List<String> tags, String serviceId, Duration interval, Duration timeout) {

  /** A duration such as {@code 30s}, or seconds. */
  static final String INTERVAL = "praetor.interval";

  /** As {@link #INTERVAL}. */
  static final String TIMEOUT = "praetor.timeout";

  /** The id of a service of this agent. */
  static final String SERVICE = "praetor.service.id";

  /** Longer than anybody waits for a health check. */
  private static final Duration DURATION_MAX = Duration.ofDays(1);

  /** Names in the order of preference; the last one is always there. */
  private static final List<String> NAMES =
      List.of(HealthCheck.NAME, "component.name", "service.pid", "service.id");

  private static final Logger LOG = LoggerFactory.getLogger(Terms.class);

  /**
   * Reads properties.
   *
   * @param usual what holds where they are silent
   */
  static Terms of(Map<String, ?> properties, Usual usual) {
    String name =
        NAMES.stream()
            .map(key -> text(properties, key))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a service without an id"));
    Duration interval =
        duration(
            properties,
            INTERVAL,
            duration(properties, HealthCheck.ASYNC_INTERVAL_IN_SEC, usual.interval()));
    return new Terms(
        name,
        texts(properties.get(HealthCheck.TAGS)),
        text(properties, SERVICE),
        interval,
        duration(properties, TIMEOUT, usual.timeout()));
  }

  /** What holds where a service is silent. */
  record Usual(Duration interval, Duration timeout) {}

  private static String text(Map<String, ?> properties, String key) {
    Object value = properties.get(key);
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(Object value) {
    Stream<?> all =
        value instanceof Object[] array
            ? Arrays.stream(array)
            : value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
    return all.map(String::valueOf).toList();
  }

  private static Duration duration(Map<String, ?> properties, String key, Duration usual) {
    Object value = properties.get(key);
    Duration given = null;
    if (value instanceof Number seconds) {
      given = Duration.ofSeconds(seconds.longValue());
    } else if (value != null) {
      given = parsed(value.toString());
    }
    if (given != null && given.compareTo(Duration.ZERO) > 0 && given.compareTo(DURATION_MAX) <= 0) {
      return given;
    }
    if (value != null) {
      LOG.warn("{}={} is no time that a health check could have", key, value);
    }
    return usual;
  }

  private static Duration parsed(String text) {
    try {
      return Duration.ofNanos(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
