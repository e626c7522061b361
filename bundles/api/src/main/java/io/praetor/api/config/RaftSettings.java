package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The replicated log. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Raft", pid = RaftSettings.PID)
public @interface RaftSettings {

  String PID = "io.praetor.raft";

  @AttributeDefinition(description = "Id of this server in the log: the node id")
  String nodeId();

  @AttributeDefinition(description = "IP address that the server port binds to")
  String bindAddress();

  @AttributeDefinition(description = "IP address at which other servers reach this one")
  String advertiseAddress();

  @AttributeDefinition(description = "Server port")
  int port() default 8300;

  @AttributeDefinition(description = "Directory of the log; empty keeps it in memory (-dev)")
  String directory();

  @AttributeDefinition(description = "May elect itself alone and create the cluster")
  boolean bootstrap() default false;

  @AttributeDefinition(
      description = "Number of servers to wait for before the first election, 0 for none")
  int bootstrapExpect() default 0;

  @AttributeDefinition(description = "Scales election and lease times, 1 to 10")
  int raftMultiplier() default 5;

  @AttributeDefinition(description = "Log entries between checkpoints of the state")
  int snapshotThreshold() default 16384;

  @AttributeDefinition(description = "How often the threshold is looked at, ms")
  long snapshotIntervalMillis() default 30_000;

  @AttributeDefinition(description = "Log entries kept behind a checkpoint")
  int trailingLogs() default 10240;
}
