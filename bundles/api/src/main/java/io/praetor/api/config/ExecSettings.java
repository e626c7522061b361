package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Commands that others have run here. Present only on agents whose operator has allowed that; PID
 * {@link #PID}.
 */
@ObjectClassDefinition(name = "Remote execution", pid = ExecSettings.PID)
public @interface ExecSettings {

  String PID = "io.praetor.exec";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Name of this node, under which results are written")
  String nodeName();
}
