package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The HTTP API. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "HTTP", pid = HttpSettings.PID)
public @interface HttpSettings {

  String PID = "io.praetor.http";

  @AttributeDefinition(description = "Plain listeners: ip:port, [ip6]:port or unix:///path")
  String[] http() default {};

  @AttributeDefinition(description = "TLS listeners, in the same forms")
  String[] https() default {};

  @AttributeDefinition(description = "Octal mode of UNIX sockets, empty for the default")
  String unixSocketMode() default "";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Own node name, told to the agents that answer instead")
  String nodeName() default "";

  @AttributeDefinition(description = "allow or deny, as told in X-Consul-Default-ACL-Policy")
  String defaultAclPolicy() default "allow";

  @AttributeDefinition(description = "Headers added to every response, each as Name: value")
  String[] responseHeaders() default {};

  @AttributeDefinition(description = "Path prefixes that are refused")
  String[] blockEndpoints() default {};

  @AttributeDefinition(
      description = "Whether callers need rights; while nobody can tell theirs, all are refused")
  boolean accessControl() default false;

  @AttributeDefinition(description = "Whether nothing is answered that is not recorded")
  boolean audited() default false;

  @AttributeDefinition(
      description = "DNS names of this agent; *. at the beginning stands for all names below")
  String[] ownHosts() default {};

  @AttributeDefinition(
      description = "The same of what stands in front of it, whose pages may use it; * for all")
  String[] allowedHosts() default {};

  @AttributeDefinition(description = "Networks (CIDR) that may write; empty for all")
  String[] allowWriteFrom() default {};

  @AttributeDefinition(description = "Wait of blocking queries that name none, ms")
  long defaultQueryMillis() default 300_000;

  @AttributeDefinition(description = "Longest wait of blocking queries, ms")
  long maxQueryMillis() default 600_000;

  @AttributeDefinition(description = "Largest request line and headers together, bytes")
  int maxHeaderBytes() default 1_048_576;

  @AttributeDefinition(description = "Connections that one client address may hold")
  int maxConnectionsPerClient() default 200;

  @AttributeDefinition(description = "Longest TLS handshake, ms")
  long handshakeMillis() default 5_000;

  @AttributeDefinition(description = "Accept characters in paths that cannot be printed")
  boolean allowUnprintablePaths() default false;

  @AttributeDefinition(description = "Indent every JSON answer (-dev)")
  boolean alwaysPretty() default false;

  @AttributeDefinition(description = "Whether the web UI is on")
  boolean ui() default false;

  @AttributeDefinition(description = "Path of the web UI")
  String uiContentPath() default "/ui/";

  @AttributeDefinition(
      description = "How long a request waits for a part that is being replaced, ms")
  long providerWaitMillis() default 2_000;
}
