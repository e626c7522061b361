package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.NodeRow;
import java.util.HashMap;
import java.util.Map;

/**
 * What gossip says of a member that is alive. Its agent writes the same node, and knows more of it:
 * so the command does not bring what it knew of the row, but takes it from the row that is there
 * when it is applied. Otherwise the word of a leader that had looked before the agent wrote would
 * undo the agent's.
 *
 * @param first what is written when the node is not there
 */
public record LiveMember(Registration first) implements CatalogCommand {

  /**
   * The registration of a member whose node is there: meta, tagged addresses and an id that gossip
   * does not tell are kept; addresses that were the node's own move with it.
   *
   * @param before the row, or null for none
   */
  public Registration over(NodeRow before) {
    return before == null
        ? first
        : new Registration(kept(first.node(), before), false, first.service(), first.checks());
  }

  private static NodeRow kept(NodeRow member, NodeRow before) {
    return new NodeRow(
        member.id().isEmpty() ? before.id() : member.id(),
        member.name(),
        member.address(),
        member.datacenter(),
        before.taggedAddresses().isEmpty()
            ? member.taggedAddresses()
            : moved(before, member.address()),
        before.meta(),
        0,
        0);
  }

  private static Map<String, String> moved(NodeRow before, String address) {
    Map<String, String> tagged = new HashMap<>(before.taggedAddresses());
    tagged.replaceAll((name, at) -> at.equals(before.address()) ? address : at);
    return tagged;
  }
}
