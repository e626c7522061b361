package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The local console. PID {@link #PID}. */
@ObjectClassDefinition(name = "Shell", pid = ShellSettings.PID)
public @interface ShellSettings {

  String PID = "io.praetor.shell";

  @AttributeDefinition(description = "Path of the UNIX-domain socket, made with mode 0600")
  String socket();
}
