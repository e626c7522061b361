package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Sessions. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Sessions", pid = SessionSettings.PID)
public @interface SessionSettings {

  String PID = "io.praetor.session";

  @AttributeDefinition(description = "Shortest time to live, ms (session_ttl_min)")
  long minTtlMillis() default 10_000;
}
