package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The web UI of the installed bundles. Present where it is on; PID {@link #PID}. */
@ObjectClassDefinition(name = "Web UI", pid = UiSettings.PID)
public @interface UiSettings {

  String PID = "io.praetor.ui";

  @AttributeDefinition(description = "Path of the pages, with a slash at each end")
  String contentPath() default "/ui/";
}
