package io.praetor.agent.internal.event;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.praetor.api.error.OperationFailedException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether an event concerns this agent. Patterns come from anybody who may fire events, so they are
 * matched in linear time, by the same rules as Consul's.
 */
final class EventFilter {

  private final String nodeName;
  private final Supplier<Map<String, List<String>>> services;

  /**
   * Makes the filter.
   *
   * @param services tags of the services on this agent, by service id
   */
  EventFilter(String nodeName, Supplier<Map<String, List<String>>> services) {
    this.nodeName = nodeName;
    this.services = services;
  }

  /** Refuses patterns that no agent could use. */
  static void check(FiredEvent event) {
    if (!event.tagFilter().isEmpty() && event.serviceFilter().isEmpty()) {
      throw new OperationFailedException("Cannot provide tag filter without service filter");
    }
    check("node", event.nodeFilter());
    check("service", event.serviceFilter());
    check("tag", event.tagFilter());
  }

  private static void check(String what, String pattern) {
    try {
      EventPattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new OperationFailedException("Invalid " + what + " filter: " + e.getMessage());
    }
  }

  /** False for patterns that cannot be understood, too. */
  boolean concerns(FiredEvent event) {
    try {
      return matches(event.nodeFilter(), nodeName)
          && (event.serviceFilter().isEmpty() || hasService(event));
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private boolean hasService(FiredEvent event) {
    Pattern service = EventPattern.compile(event.serviceFilter());
    Pattern tag = EventPattern.compile(event.tagFilter());
    return services.get().entrySet().stream()
        .filter(entry -> service.matcher(entry.getKey()).find())
        .anyMatch(
            entry ->
                event.tagFilter().isEmpty()
                    || entry.getValue().stream().anyMatch(text -> tag.matcher(text).find()));
  }

  private static boolean matches(String pattern, String text) {
    return pattern.isEmpty() || EventPattern.compile(pattern).matcher(text).find();
  }
}
