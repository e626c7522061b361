package io.praetor.spi.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is checked, as somebody registered it: in a file, by the API, from the command line.
 * Immutable.
 *
 * <p>Members are asked for by name without regard to case and underscores, as {@link
 * CheckType#key()} is, so {@code text("redis_role")} finds {@code RedisRole} too. Nobody has looked
 * at the members that Consul does not know: a type takes any value for what it may be, and refuses
 * in {@link CheckType#validate} what it cannot use.
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
    return find(name) instanceof String text ? text : "";
  }

  /** A member that is true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(find(name));
  }

  /** A member that is a whole number; 0 when it is missing or something else. */
  public long number(String name) {
    return find(name) instanceof Long number ? number : 0;
  }

  /** A member that is a list of texts; other elements are left out. */
  public List<String> texts(String name) {
    return find(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The timeout, or what is usual when none is given. */
  public Duration timeoutOr(Duration usual) {
    return timeout.isZero() ? usual : timeout;
  }

  /** A member by its name, exactly or otherwise nearly as it is written; null for none. */
  private Object find(String name) {
    Object exact = members.get(name);
    if (exact != null) {
      return exact;
    }
    String wanted = plain(name);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (plain(member.getKey()).equals(wanted)) {
        return member.getValue();
      }
    }
    return null;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
