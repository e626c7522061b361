package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Map;

/**
 * A service of this agent, or what the catalog has of it: equal when Consul would call them the
 * same. Immutable.
 *
 * @param kind empty for an ordinary service
 * @param id unique on the agent
 * @param addresses by their use
 * @param port 0 for none
 * @param ports of a service that has several, in canonical form
 * @param passing share of traffic while passing
 * @param warning share of traffic while warning
 * @param tagOverride whether the catalog's tags win over those of the agent
 * @param proxy in canonical form; empty for a service that is none
 * @param locality where it runs, in canonical form
 * @param connectNative whether it speaks the mesh's protocol itself
 */
record AgentService(
    String kind,
    String id,
    String name,
    List<String> tags,
    String address,
    Map<String, Address> addresses,
    int port,
    List<?> ports,
    String socketPath,
    Map<String, String> meta,
    int passing,
    int warning,
    boolean tagOverride,
    Map<String, Object> proxy,
    Map<String, Object> locality,
    boolean connectNative) {

  /** An address for one use. */
  record Address(String host, int port) {}

  AgentService withTags(List<String> others) {
    return new AgentService(
        kind,
        id,
        name,
        others,
        address,
        addresses,
        port,
        ports,
        socketPath,
        meta,
        passing,
        warning,
        tagOverride,
        proxy,
        locality,
        connectNative);
  }

  AgentService withAddresses(Map<String, Address> others) {
    return new AgentService(
        kind,
        id,
        name,
        tags,
        address,
        others,
        port,
        ports,
        socketPath,
        meta,
        passing,
        warning,
        tagOverride,
        proxy,
        locality,
        connectNative);
  }
}
