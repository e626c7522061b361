package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Numbers of an agent, and whom they are sent to. PID {@link #PID}. */
@ObjectClassDefinition(name = "Metrics", pid = MetricsSettings.PID)
public @interface MetricsSettings {

  String PID = "io.praetor.metrics";

  @AttributeDefinition(description = "Name of this agent's node")
  String nodeName() default "";

  @AttributeDefinition(description = "First part of every name (telemetry.metrics_prefix)")
  String prefix() default "consul";

  @AttributeDefinition(
      description = "Second part of the names of gauges, empty for none (disable_hostname)")
  String hostName() default "";

  @AttributeDefinition(
      description = "+name or -name: whether names that begin so are kept (prefix_filter)")
  String[] prefixFilter() default {};

  @AttributeDefinition(description = "Whether other names are kept (filter_default)")
  boolean filterDefault() default true;

  @AttributeDefinition(
      description =
          "Series that did not change for so long are not shown to Prometheus, ms; 0 shows all"
              + " (prometheus_retention_time)")
  long retentionMillis() default 0;

  @AttributeDefinition(
      description = "host:port that statsd lines are sent to, empty for none (statsd_address)")
  String statsd() default "";

  @AttributeDefinition(
      description = "host:port that DogStatsD lines are sent to, empty for none (dogstatsd_addr)")
  String dogstatsd() default "";

  @AttributeDefinition(description = "name:value tags of every DogStatsD line (dogstatsd_tags)")
  String[] dogstatsdTags() default {};
}
