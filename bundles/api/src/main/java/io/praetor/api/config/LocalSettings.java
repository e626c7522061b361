package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The services and checks of an agent. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Local services and checks", pid = LocalSettings.PID)
public @interface LocalSettings {

  String PID = "io.praetor.local";

  @AttributeDefinition(description = "Services that files define, each as a JSON object")
  String[] services() default {};

  @AttributeDefinition(description = "Checks that files define, each as a JSON object")
  String[] checks() default {};

  @AttributeDefinition(description = "Checks of the API may run programs (enable_script_checks)")
  boolean scriptsFromApi() default false;

  @AttributeDefinition(
      description = "Checks of files may run programs (enable_local_script_checks, or the former)")
  boolean scriptsFromFiles() default false;

  @AttributeDefinition(
      description =
          "How long servers need not hear of another output of a check (check_update_interval), ms")
  long outputHoldMillis() default 300_000;

  @AttributeDefinition(description = "Nobody sees what checks say (discard_check_output)")
  boolean outputDiscarded() default false;

  @AttributeDefinition(
      description = "First of the ports for sidecars that name none; 0 for no such ports")
  int sidecarPortMin() default 21_000;

  @AttributeDefinition(description = "The last of them")
  int sidecarPortMax() default 21_255;
}
