package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where log lines go. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Log", pid = LogSettings.PID)
public @interface LogSettings {

  String PID = "io.praetor.log";

  @AttributeDefinition(description = "Name of this agent's node")
  String nodeName() default "";

  @AttributeDefinition(description = "TRACE, DEBUG, INFO, WARN or ERROR")
  String level() default "INFO";

  @AttributeDefinition(description = "Write lines as JSON objects")
  boolean json() default false;

  @AttributeDefinition(description = "File or directory to write to; empty for none")
  String file() default "";

  @AttributeDefinition(description = "A new file after this time, ms")
  long rotateMillis() default 24L * 3600 * 1000;

  @AttributeDefinition(description = "A new file after this size, bytes; 0 for no limit")
  long rotateBytes() default 0;

  @AttributeDefinition(description = "Old files that are kept; 0 for all, negative for none")
  int rotateMaxFiles() default 0;

  @AttributeDefinition(description = "Also write to syslog")
  boolean syslog() default false;

  @AttributeDefinition(description = "Syslog facility")
  String syslogFacility() default "LOCAL0";
}
