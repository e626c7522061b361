package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How health check services become checks. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Bridge from health checks", pid = HealthBridgeSettings.PID)
public @interface HealthBridgeSettings {

  String PID = "io.praetor.bridge.health";

  @AttributeDefinition(description = "Time between two executions where a service names none, ms")
  long intervalMillis() default 30_000;

  @AttributeDefinition(description = "Time for an execution where a service names none, ms")
  long timeoutMillis() default 10_000;

  @AttributeDefinition(description = "Only services with one of these tags; empty for all")
  String[] tags() default {};
}
