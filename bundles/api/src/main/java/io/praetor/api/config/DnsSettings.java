package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Names by DNS. Present on every agent that listens for questions; PID {@link #PID}. */
@ObjectClassDefinition(name = "DNS", pid = DnsSettings.PID)
public @interface DnsSettings {

  String PID = "io.praetor.dns";

  @AttributeDefinition(description = "Listeners, UDP and TCP each: ip:port or [ip6]:port")
  String[] listeners() default {};

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Domain that is answered for, without a dot at the end")
  String domain() default "consul";

  @AttributeDefinition(description = "A second domain, empty for none")
  String altDomain() default "";

  @AttributeDefinition(description = "Tell the WAN addresses of other datacenters")
  boolean translateWanAddresses() default false;

  @AttributeDefinition(description = "Servers for other domains: ip:port or [ip6]:port")
  String[] recursors() default {};

  @AttributeDefinition(description = "Ask them in a new order each time")
  boolean randomRecursor() default false;

  @AttributeDefinition(description = "Longest wait for one of them, ms")
  long recursorMillis() default 2_000;

  @AttributeDefinition(description = "Let any server answer")
  boolean allowStale() default true;

  @AttributeDefinition(description = "Oldest answer of a server that is not the leader, ms")
  long maxStaleMillis() default 315_360_000_000L;

  @AttributeDefinition(description = "How long records of nodes may be kept, s")
  long nodeTtlSeconds() default 0;

  @AttributeDefinition(
      description = "How long records of services may be kept, each as name=seconds; name*, *")
  String[] serviceTtlSeconds() default {};

  @AttributeDefinition(description = "Say that an answer was cut")
  boolean enableTruncate() default false;

  @AttributeDefinition(description = "Leave out instances with warnings")
  boolean onlyPassing() default false;

  @AttributeDefinition(description = "Write every name in full")
  boolean disableCompression() default false;

  @AttributeDefinition(description = "Records in an answer by UDP to who takes 512 bytes")
  int udpAnswerLimit() default 3;

  @AttributeDefinition(description = "Addresses in an answer, 0 for all")
  int addressLimit() default 0;

  @AttributeDefinition(description = "Add what users say of nodes")
  boolean nodeMeta() default true;

  @AttributeDefinition(description = "SOA: time between two looks at the serial number, s")
  long soaRefreshSeconds() default 3_600;

  @AttributeDefinition(description = "SOA: time until a look that failed is tried again, s")
  long soaRetrySeconds() default 600;

  @AttributeDefinition(description = "SOA: time until what was seen is given up, s")
  long soaExpireSeconds() default 86_400;

  @AttributeDefinition(description = "SOA: how long it may be kept that something is not there, s")
  long soaMinTtlSeconds() default 0;

  @AttributeDefinition(description = "Answer with what was told before")
  boolean useCache() default false;

  @AttributeDefinition(description = "How long that may be ago, 0 for any time, ms")
  long cacheMaxAgeMillis() default 0;
}
