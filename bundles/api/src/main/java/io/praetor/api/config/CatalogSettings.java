package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The catalog. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Catalog", pid = CatalogSettings.PID)
public @interface CatalogSettings {

  String PID = "io.praetor.catalog";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(
      description = "Whether services may connect to each other that no intention is about")
  boolean connectsByDefault() default true;

  @AttributeDefinition(description = "Domain of names in DNS, as the web pages tell them")
  String domain() default "consul";

  @AttributeDefinition(description = "Another domain of them; empty for none")
  String altDomain() default "";

  @AttributeDefinition(description = "Whether there is a mesh that intentions are for")
  boolean connectEnabled() default true;

  @AttributeDefinition(
      description = "Whether the nodes of members are written by their own agents only")
  boolean bindMembers() default false;

  @AttributeDefinition(description = "Time between two comparisons of members and nodes, ms")
  long reconcileIntervalMillis() default 60_000;
}
