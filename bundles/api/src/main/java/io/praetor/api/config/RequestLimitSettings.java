package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How many requests this agent carries out itself; PID {@link #PID}. May change at any time. */
@ObjectClassDefinition(name = "Request limits", pid = RequestLimitSettings.PID)
public @interface RequestLimitSettings {

  String PID = "io.praetor.http.limits";

  @AttributeDefinition(description = "disabled, permissive (only told in the log) or enforcing")
  String mode() default "disabled";

  @AttributeDefinition(description = "Reads per second; negative for no limit")
  double readRate() default -1;

  @AttributeDefinition(description = "Writes per second; negative for no limit")
  double writeRate() default -1;
}
