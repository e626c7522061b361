package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The state store. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "State", pid = StateSettings.PID)
public @interface StateSettings {

  String PID = "io.praetor.state";

  /** Value of {@link #engine} for a state that is not kept (-dev). */
  String NO_ENGINE = "none";

  @AttributeDefinition(description = "Storage engine by name, or none")
  String engine() default "xodus";

  @AttributeDefinition(
      description = "Directory in which each storage engine has one of its own, by its name")
  String directory();

  @AttributeDefinition(
      description = "Longest time between two checkpoints while there are changes, ms")
  long checkpointIntervalMillis() default 5_000;

  @AttributeDefinition(description = "Changed rows that make a checkpoint at once")
  int checkpointChanges() default 50_000;
}
