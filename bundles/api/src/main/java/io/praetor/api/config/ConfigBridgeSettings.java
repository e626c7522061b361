package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configurations that are keys. Absent unless a prefix was configured; PID {@link #PID}. */
@ObjectClassDefinition(name = "Bridge to configurations", pid = ConfigBridgeSettings.PID)
public @interface ConfigBridgeSettings {

  String PID = "io.praetor.bridge.config";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Folder of the keys, with a slash at the end")
  String prefix();

  @AttributeDefinition(description = "Write to the keys what is changed here")
  boolean publish() default false;

  @AttributeDefinition(description = "Token for reading and writing the keys; empty for none")
  String token() default "";
}
