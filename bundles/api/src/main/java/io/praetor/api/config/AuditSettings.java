package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The record of requests. Present where one is kept; PID {@link #PID}. */
@ObjectClassDefinition(name = "Audit", pid = AuditSettings.PID)
public @interface AuditSettings {

  String PID = "io.praetor.audit";

  @AttributeDefinition(description = "File, or directory when it ends in a slash")
  String file();

  @AttributeDefinition(description = "Age at which a file is followed by a new one, ms")
  long rotateMillis() default 86_400_000;

  @AttributeDefinition(description = "Size at which a file is followed by a new one; 0 for none")
  long rotateBytes() default 0;

  @AttributeDefinition(description = "Old files that are kept; 0 for all")
  int rotateMaxFiles() default 0;
}
