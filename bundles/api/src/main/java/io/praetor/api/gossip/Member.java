package io.praetor.api.gossip;

import java.util.Map;

/**
 * A member of a pool, as it was last heard of.
 *
 * @param name unique in its pool
 * @param address literal IP address
 * @param port gossip port
 * @param tags what it says of itself; the keys are Consul's ({@code role dc id port build ...})
 * @param status how it is
 * @param protocolMin lowest memberlist protocol that it understands
 * @param protocolMax highest one
 * @param protocolCurrent the one that it speaks
 * @param delegateMin lowest serf protocol that it understands
 * @param delegateMax highest one
 * @param delegateCurrent the one that it speaks
 */
public record Member(
    String name,
    String address,
    int port,
    Map<String, String> tags,
    MemberStatus status,
    int protocolMin,
    int protocolMax,
    int protocolCurrent,
    int delegateMin,
    int delegateMax,
    int delegateCurrent) {

  public Member {
    tags = Map.copyOf(tags);
  }

  /** The tag, or an empty string. */
  public String tag(String key) {
    return tags.getOrDefault(key, "");
  }
}
