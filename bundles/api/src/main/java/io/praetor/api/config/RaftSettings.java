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

  @AttributeDefinition(description = "Keeps up with the log without a vote")
  boolean nonVoter() default false;

  @AttributeDefinition(description = "Own datacenter")
  String datacenter() default "";

  @AttributeDefinition(description = "First value of the replicated setting: remove failed servers")
  boolean cleanupDeadServers() default true;

  @AttributeDefinition(description = "First value: longest silence of a healthy server, ms")
  long lastContactThresholdMillis() default 200;

  @AttributeDefinition(description = "First value: entries that a healthy server may be behind")
  int maxTrailingLogs() default 250;

  @AttributeDefinition(description = "First value: servers that clean-up leaves in any case")
  int minQuorum() default 0;

  @AttributeDefinition(description = "First value: time until a server counts as stable, ms")
  long serverStabilizationMillis() default 10_000;

  @AttributeDefinition(description = "Scales election and lease times, 1 to 10")
  int raftMultiplier() default 5;

  @AttributeDefinition(description = "Log entries between checkpoints of the state")
  int snapshotThreshold() default 16384;

  @AttributeDefinition(description = "How often the threshold is looked at, ms")
  long snapshotIntervalMillis() default 30_000;

  @AttributeDefinition(description = "Log entries kept behind a checkpoint")
  int trailingLogs() default 10240;
}
