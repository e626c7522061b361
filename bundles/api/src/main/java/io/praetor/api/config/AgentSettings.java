package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who this agent is. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Agent", pid = AgentSettings.PID)
public @interface AgentSettings {

  String PID = "io.praetor.agent";

  @AttributeDefinition(description = "Unique name of this node")
  String nodeName();

  @AttributeDefinition(description = "Stable id of this node, a UUID in lower case")
  String nodeId();

  @AttributeDefinition(description = "Datacenter, in lower case")
  String datacenter();

  @AttributeDefinition(description = "Whether this agent was configured as a server")
  boolean server();

  @AttributeDefinition(description = "Directory for everything that is kept; empty in -dev mode")
  String dataDirectory();

  @AttributeDefinition(description = "Address that other agents are told")
  String advertiseAddress();

  @AttributeDefinition(
      description = "Addresses by their use (lan, wan, lan_ipv4 ...), name=address")
  String[] taggedAddresses() default {};

  @AttributeDefinition(description = "What the operator says of this node, each as key=value")
  String[] nodeMeta() default {};

  @AttributeDefinition(description = "Whether callers need rights")
  boolean accessControl() default false;

  @AttributeDefinition(description = "Version of this build, as others are told")
  String version() default "";

  @AttributeDefinition(description = "Leave the datacenter on SIGTERM")
  boolean leaveOnTerminate() default false;

  @AttributeDefinition(description = "Do not leave the datacenter on SIGINT")
  boolean skipLeaveOnInterrupt() default false;

  @AttributeDefinition(description = "Time for the last requests of a server that leaves, ms")
  long leaveDrainMillis() default 5_000;

  @AttributeDefinition(description = "Do not tell servers this node's network coordinate")
  boolean disableCoordinates() default false;

  @AttributeDefinition(description = "The configuration in force, as /v1/agent/self tells it: JSON")
  String debugConfig() default "{}";
}
