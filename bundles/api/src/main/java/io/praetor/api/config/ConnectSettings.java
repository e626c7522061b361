package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The service mesh: {@link #PID} on every agent; {@link #CA_PID} on servers, which keep the
 * certificate authority.
 */
@ObjectClassDefinition(name = "Connect", pid = ConnectSettings.PID)
public @interface ConnectSettings {

  String PID = "io.praetor.connect";

  String CA_PID = "io.praetor.connect.ca";

  @AttributeDefinition(description = "Whether there is a mesh")
  boolean enabled() default true;

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Whether access is controlled")
  boolean accessControl() default false;

  @AttributeDefinition(
      description = "Whether services may connect to each other that no intention is about")
  boolean connectsByDefault() default true;

  @AttributeDefinition(
      description =
          "Where that comes from: allow or deny (default_intention_policy); empty for ACLs")
  String defaultIntentionPolicy() default "";

  @AttributeDefinition(
      description = "Whether client agents are handed certificates of their own; servers only")
  boolean handsOut() default false;

  @AttributeDefinition(description = "Provider of a new authority; servers only")
  String provider() default "consul";

  @AttributeDefinition(description = "Settings of a new authority, a JSON object; servers only")
  String caConfig() default "{}";
}
