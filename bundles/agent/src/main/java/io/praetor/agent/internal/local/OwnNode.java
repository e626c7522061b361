package io.praetor.agent.internal.local;

import io.praetor.format.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * This node, as it tells the catalog.
 *
 * @param datacenter its own
 * @param addresses by their use
 * @param meta what the operator says of it
 */
public record OwnNode(
    String name,
    String id,
    String datacenter,
    String address,
    Map<String, String> addresses,
    Map<String, String> meta) {

  /** Consul notes the segment of every node; there is one only, without a name. */
  private static final String SEGMENT = "consul-network-segment";

  public OwnNode {
    Map<String, String> whole = new LinkedHashMap<>(meta);
    whole.put(SEGMENT, "");
    meta = whole;
  }

  /** Whether the catalog knows it like this. */
  boolean isSame(Fields node) {
    return node.text("ID").equals(id)
        && node.text("Address").equals(address)
        && node.pairs("TaggedAddresses").equals(addresses)
        && node.pairs("Meta").equals(meta);
  }

  /** Adds the members of a registration that say which node it is. */
  void describe(Map<String, Object> registration) {
    registration.put("Datacenter", datacenter);
    registration.put("ID", id);
    registration.put("Node", name);
    registration.put("Address", address);
    registration.put("TaggedAddresses", addresses);
    registration.put("NodeMeta", meta);
  }
}
