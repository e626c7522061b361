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
}
