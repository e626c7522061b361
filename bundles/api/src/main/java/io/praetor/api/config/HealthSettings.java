package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Health checks that an agent runs. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Health checks", pid = HealthSettings.PID)
public @interface HealthSettings {

  String PID = "io.praetor.health";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(
      description = "Output that is kept of a check, unless it wants less (check_output_max_size)")
  int outputMaxBytes() default 4_096;

  @AttributeDefinition(
      description = "Checks use the agent's certificate (enable_agent_tls_for_checks)")
  boolean agentTls() default false;

  @AttributeDefinition(
      description = "Name that is expected in certificates then, unless a check says another one")
  String serverName() default "";

  @AttributeDefinition(
      description = "Networks that no check asks (praetor.checks.denied_addresses)")
  String[] deniedAddresses() default {};
}
