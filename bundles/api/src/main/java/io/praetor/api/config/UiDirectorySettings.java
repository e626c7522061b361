package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A directory of the operator's that is served as the web UI, instead of what bundles bring.
 * Present where one is configured; PID {@link #PID}.
 */
@ObjectClassDefinition(name = "Web UI from a directory", pid = UiDirectorySettings.PID)
public @interface UiDirectorySettings {

  String PID = "io.praetor.ui.directory";

  @AttributeDefinition(description = "The directory")
  String directory();

  @AttributeDefinition(description = "Path of the pages, with a slash at each end")
  String contentPath() default "/ui/";
}
