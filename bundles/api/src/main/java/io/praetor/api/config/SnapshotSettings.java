package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Copies of the whole state. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Snapshots", pid = SnapshotSettings.PID)
public @interface SnapshotSettings {

  String PID = "io.praetor.snapshot";

  @AttributeDefinition(description = "Name of the datacenter")
  String datacenter();

  @AttributeDefinition(
      description = "Directory for files without a name, while a snapshot is taken or restored")
  String scratchDirectory();

  @AttributeDefinition(description = "Time between two snapshots of the leader, 0 for none, ms")
  long intervalMillis() default 0;

  @AttributeDefinition(description = "Snapshots of the leader that are kept")
  int retain() default 24;

  @AttributeDefinition(description = "Directory for snapshots of the leader")
  String directory() default "";
}
