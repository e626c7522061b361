package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A gossip pool. PID {@link #LAN_PID} is present on every agent, {@link #WAN_PID} on servers whose
 * WAN port is on.
 */
@ObjectClassDefinition(name = "Gossip pool")
public @interface GossipSettings {

  String LAN_PID = "io.praetor.gossip.lan";
  String WAN_PID = "io.praetor.gossip.wan";

  @AttributeDefinition(description = "lan or wan")
  String pool();

  @AttributeDefinition(
      description = "Name of this member: the node name, in the WAN name.datacenter")
  String memberName();

  @AttributeDefinition(description = "Own datacenter; members of others are refused in the LAN")
  String datacenter();

  @AttributeDefinition(description = "IP address that is bound")
  String bindAddress();

  @AttributeDefinition(description = "Port that is bound, TCP and UDP; 0 takes any")
  int bindPort();

  @AttributeDefinition(description = "IP address that the others are told")
  String advertiseAddress();

  @AttributeDefinition(description = "Port that the others are told; 0 for the one that is bound")
  int advertisePort() default 0;

  @AttributeDefinition(description = "What this member says of itself, each as key=value")
  String[] tags() default {};

  @AttributeDefinition(
      description = "Networks of members, CIDR (serf_lan_allowed_cidrs); none for all")
  String[] allowedNetworks() default {};

  @AttributeDefinition(description = "Key that encryption begins with, base64; empty for none")
  String encryptKey() default "";

  @AttributeDefinition(description = "Refuse what is not encrypted")
  boolean encryptVerifyIncoming() default true;

  @AttributeDefinition(description = "Encrypt what is sent")
  boolean encryptVerifyOutgoing() default true;

  @AttributeDefinition(description = "File that keeps the keyring; empty keeps it in memory")
  String keyringFile() default "";

  @AttributeDefinition(description = "File that keeps the known members; empty for none (-dev)")
  String snapshotFile() default "";

  @AttributeDefinition(description = "Join the known members again even after having left")
  boolean rejoinAfterLeave() default false;

  @AttributeDefinition(description = "Addresses that must be joined at the start, or it fails")
  String[] startJoin() default {};

  @AttributeDefinition(description = "Addresses that are tried until one is joined")
  String[] retryJoin() default {};

  @AttributeDefinition(description = "Pause between two tries, ms")
  long retryIntervalMillis() default 30_000;

  @AttributeDefinition(description = "Tries before the agent gives up, 0 for no end")
  int retryMax() default 0;

  @AttributeDefinition(description = "Time between two probes, ms")
  long probeIntervalMillis() default 1_000;

  @AttributeDefinition(description = "How long a direct probe may take, ms")
  long probeTimeoutMillis() default 500;

  @AttributeDefinition(description = "Time between two rounds of gossip, ms")
  long gossipIntervalMillis() default 200;

  @AttributeDefinition(description = "Members told in a round")
  int gossipNodes() default 3;

  @AttributeDefinition(description = "Scales the time that a suspect has to refute")
  int suspicionMult() default 4;

  @AttributeDefinition(description = "Scales how often something is told")
  int retransmitMult() default 4;

  @AttributeDefinition(description = "Time between two exchanges of everything, ms")
  long pushPullIntervalMillis() default 30_000;

  @AttributeDefinition(description = "Longest TCP exchange, ms")
  long tcpTimeoutMillis() default 10_000;

  @AttributeDefinition(description = "After this time a failed member is forgotten, ms")
  long reconnectTimeoutMillis() default 72L * 3600 * 1000;

  @AttributeDefinition(description = "After this time a member that left is forgotten, ms")
  long tombstoneTimeoutMillis() default 24L * 3600 * 1000;

  @AttributeDefinition(description = "Time that a leave has to spread, ms")
  long leavePropagateMillis() default 3_000;

  @AttributeDefinition(description = "Measure network coordinates")
  boolean coordinates() default true;
}
