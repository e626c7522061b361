package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Plugins. Present where there is a data directory; PID {@link #PID}. */
@ObjectClassDefinition(name = "Deployment", pid = DeploySettings.PID)
public @interface DeploySettings {

  String PID = "io.praetor.deploy";

  @AttributeDefinition(description = "Directory whose jars are installed, replaced and removed")
  String pluginDirectory();

  @AttributeDefinition(
      description = "Certificates (PEM) of those whose plugins are accepted over HTTP")
  String[] signerFiles() default {};
}
