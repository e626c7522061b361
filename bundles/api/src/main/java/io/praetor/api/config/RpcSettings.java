package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The channel between agents. Present on every agent; PID {@link #PID}. */
@ObjectClassDefinition(name = "RPC", pid = RpcSettings.PID)
public @interface RpcSettings {

  String PID = "io.praetor.rpc";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Whether the server port is listened on: servers do")
  boolean listen() default false;

  @AttributeDefinition(description = "Name of this node, which requests that it passes on carry")
  String nodeName() default "";

  @AttributeDefinition(description = "DNS domain, part of names in certificates")
  String domain() default "consul";

  @AttributeDefinition(
      description =
          "Whether the certificate of an agent that passes a request on must name its node")
  boolean bindMembers() default false;

  @AttributeDefinition(description = "IP address that the server port binds to")
  String bindAddress() default "0.0.0.0";

  @AttributeDefinition(description = "Server port; 0 takes any")
  int port() default 8300;

  @AttributeDefinition(description = "How long a request waits for a server or a leader, ms")
  long holdMillis() default 7_000;

  @AttributeDefinition(description = "Connections that one address may hold")
  int maxConnectionsPerClient() default 100;

  @AttributeDefinition(description = "Longest time until a connection has said what it is, ms")
  long handshakeMillis() default 5_000;

  @AttributeDefinition(
      description =
          "TLS is configured: nothing is said in plain text before its certificates are there")
  boolean tls() default false;

  @AttributeDefinition(
      description = "Whether agents without a certificate may ask for one; servers only")
  boolean uncertified() default false;
}
