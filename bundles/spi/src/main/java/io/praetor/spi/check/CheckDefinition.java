package io.praetor.spi.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is checked, as somebody registered it. Immutable.
 *
 * @param id unique on the agent
 * @param serviceId empty for a check of the whole node
 * @param interval between two attempts; zero for kinds that are not asked but told
 * @param timeout how long an attempt may take; zero for what is usual for the kind
 * @param members everything else by name: those that Consul knows as it writes them ({@code HTTP},
 *     {@code TLSSkipVerify}), others as they were given. Values are strings, booleans, {@link
 *     Long}, {@link Double}, lists and maps of such; empty ones are left out, a {@code false} that
 *     was given is not
 */
public record CheckDefinition(
    String id, String serviceId, Duration interval, Duration timeout, Map<String, Object> members) {

  /** The member that says how many bytes of output are kept, a {@link Long}. */
  public static final String OUTPUT_MAX_SIZE = "OutputMaxSize";

  public CheckDefinition {
    members = Map.copyOf(members);
  }

  /** A member that is a text; empty when it is missing or something else. */
  public String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  /** A member that is true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** A member that is a whole number; 0 when it is missing or something else. */
  public long number(String name) {
    return members.get(name) instanceof Long number ? number : 0;
  }

  /** A member that is a list of texts; other elements are left out. */
  public List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The timeout, or what is usual when none is given. */
  public Duration timeoutOr(Duration usual) {
    return timeout.isZero() ? usual : timeout;
  }
}
