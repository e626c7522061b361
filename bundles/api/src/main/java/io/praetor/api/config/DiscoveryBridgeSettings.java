package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Remote services in the catalog. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Discovery of remote services", pid = DiscoveryBridgeSettings.PID)
public @interface DiscoveryBridgeSettings {

  String PID = "io.praetor.bridge.discovery";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Unique name of this node")
  String nodeName();

  @AttributeDefinition(description = "Name of the service in the catalog whose instances they are")
  String service();

  @AttributeDefinition(description = "Token for reading the catalog; empty for none")
  String token() default "";
}
