package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys and values. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Keys and values", pid = KvSettings.PID)
public @interface KvSettings {

  String PID = "io.praetor.kv";

  @AttributeDefinition(description = "Largest value, bytes (limits.kv_max_value_size)")
  int maxValueBytes() default 524_288;

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();
}
