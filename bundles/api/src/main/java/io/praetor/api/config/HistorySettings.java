package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The memory of health. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Memory of health", pid = HistorySettings.PID)
public @interface HistorySettings {

  String PID = "io.praetor.history";

  @AttributeDefinition(
      description =
          "How long changes of checks are remembered, ms; 0 for not at all"
              + " (praetor.history.horizon)")
  long horizonMillis() default 3_600_000;
}
