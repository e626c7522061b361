package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys and values. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Keys and values", pid = KvSettings.PID)
public @interface KvSettings {

  String PID = "io.praetor.kv";

  @AttributeDefinition(description = "Largest value, bytes (limits.kv_max_value_size)")
  int maxValueBytes() default 524_288;

  @AttributeDefinition(
      description = "How many changes are kept for those who follow, 0 for none; a change of a key")
  int maxChanges() default 8_192;

  @AttributeDefinition(description = "What these may take, bytes of keys and values")
  int maxChangeBytes() default 16_777_216;

  @AttributeDefinition(description = "How many versions of each key are kept, 0 for none")
  int maxVersions() default 0;

  @AttributeDefinition(description = "What all of these may take, bytes of keys and values")
  int maxVersionBytes() default 67_108_864;

  @AttributeDefinition(
      description =
          "Whether listing keys is a right of its own, where access is controlled"
              + " (acl.enable_key_list_policy)")
  boolean listPolicy() default false;

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();
}
