package io.praetor.config.internal.model;

import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.watch.WatchDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Watches that the agent itself keeps. */
final class WatchRules {

  private static final String DEPRECATED =
      "The 'handler' field in watches has been deprecated and replaced with the 'args' field.";

  private WatchRules() {}

  static List<String> read(KeyValues keys, Problems problems) throws ConfigurationException {
    List<String> watches = new ArrayList<>();
    for (Map<String, Object> values : keys.objects("watches")) {
      WatchDefinition watch = WatchDefinition.of(values);
      if (watch.isDeprecated()) {
        problems.warn(DEPRECATED);
      }
      watches.add(watch.json());
    }
    return List.copyOf(watches);
  }
}
