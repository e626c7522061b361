package io.praetor.agent.internal.deregister;

import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The wish that an agent deregisters something of its own, as gossip carries it: a JSON object with
 * the members {@code n} (node), {@code s} (service id) or {@code c} (check id), and {@code t}
 * (when). Agents of other kinds pass over events of this name.
 *
 * @param node whose agent is meant
 * @param service id; empty when a check is meant
 * @param check id; empty when a service is meant
 * @param millis when it was wished, since 1970 by the wall clock: gossip keeps events and may bring
 *     them to an agent that comes much later and has registered something new by then
 */
record Deregistration(String node, String service, String check, long millis) {

  /** Name of the gossip event. */
  static final String EVENT = "praetor:deregister";

  /** How far the clocks of agents may be apart, and gossip be late. */
  static final long VALID_MILLIS = 120_000;

  /** Whether it is a wish of now. */
  boolean isOf(long now) {
    return Math.abs(now - millis) <= VALID_MILLIS;
  }

  byte[] toBytes() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("n", node);
    members.put(service.isEmpty() ? "c" : "s", service.isEmpty() ? check : service);
    members.put("t", millis);
    return JsonText.of(members).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what came over the network.
   *
   * @throws IllegalArgumentException when it is no such wish
   */
  static Deregistration of(byte[] payload) {
    Object value =
        JsonTree.parse(
            payload,
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    Tree tree = new Tree(value instanceof Map<?, ?> members ? members : Map.of());
    Deregistration wish =
        new Deregistration(tree.text("n"), tree.text("s"), tree.text("c"), tree.number("t"));
    if (wish.node.isEmpty() || wish.service.isEmpty() == wish.check.isEmpty()) {
      throw new IllegalArgumentException("a deregistration of one thing of one node was expected");
    }
    return wish;
  }
}
