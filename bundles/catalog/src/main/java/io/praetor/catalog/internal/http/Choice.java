package io.praetor.catalog.internal.http;

import io.praetor.format.filter.Filter;
import io.praetor.format.filter.Selectors;
import io.praetor.spi.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What requests choose and sort by. */
public final class Choice {

  /** Stands for the agent that was asked. */
  private static final String THIS_AGENT = "_agent";

  private final String nodeName;

  Choice(String nodeName) {
    this.nodeName = nodeName;
  }

  /** Name of the node that the answer is sorted by; empty for none. */
  String near(HttpRequest request) {
    String near = request.parameter("near");
    return near.equals(THIS_AGENT) ? nodeName : near;
  }

  /** What nodes must say of themselves: each as {@code key:value}. */
  static Map<String, String> nodeMeta(HttpRequest request) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String pair : request.parameters("node-meta")) {
      int colon = pair.indexOf(':');
      wanted.put(
          colon < 0 ? pair : pair.substring(0, colon), colon < 0 ? "" : pair.substring(colon + 1));
    }
    return wanted;
  }

  /** What is asked of each object that may be listed. */
  public static <T> Filter<T> filter(HttpRequest request, Selectors<T> selectors) {
    return Filter.of(request.parameter("filter"), selectors);
  }

  /** Whether only instances are wanted whose checks all pass; empty when it cannot be told. */
  static Optional<Boolean> onlyPassing(HttpRequest request) {
    if (!request.has("passing")) {
      return Optional.of(false);
    }
    return switch (request.parameter("passing")) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
      case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
