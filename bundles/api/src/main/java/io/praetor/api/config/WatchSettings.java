package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Watches that an agent keeps itself. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "Watches", pid = WatchSettings.PID)
public @interface WatchSettings {

  String PID = "io.praetor.watch";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(
      description =
          "Each a JSON object: type, target (path and query of the read), datacenter, token, and"
              + " one of handler (a line for the shell), args (a program and its arguments), http"
              + " (path, method, timeoutMillis, header, skipVerify)")
  String[] watches() default {};

  @AttributeDefinition(description = "How often the configuration was read again")
  int generation() default 0;
}
