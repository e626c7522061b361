package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.format.go.GoText;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes of members, and who may write them where members are bound: a node is a member's when it
 * has the check that gossip decides, and then it is its own agent's.
 */
public final class MemberNodes {

  private MemberNodes() {}

  /** Why an agent may not do it, or an empty string. */
  static String refusal(ReadTxn txn, String agent, CatalogCommand command) {
    if (command instanceof OwnRegistration own) {
      return refusal(txn, agent, concerned(txn, own.wanted().node()));
    }
    if (command instanceof Registration registration) {
      String refusal = refusal(txn, agent, concerned(txn, registration.node()));
      return refusal.isEmpty() && registration.checks().stream().anyMatch(MemberHealth::is)
          ? refusal(agent, registration.node().name())
          : refusal;
    }
    return refusal(txn, agent, List.of(((Deregistration) command).node()));
  }

  /** The same of an operation of a transaction. */
  static String refusal(ReadTxn txn, String agent, CatalogOperation operation) {
    if (operation instanceof CatalogOperation.OnNode on) {
      return refusal(txn, agent, concerned(txn, on.row()));
    }
    if (operation instanceof CatalogOperation.OnService on) {
      return refusal(txn, agent, List.of(on.row().node()));
    }
    if (operation instanceof CatalogOperation.OnCheck on) {
      String node = on.row().node();
      return MemberHealth.is(on.row()) && !isSame(node, agent)
          ? refusal(agent, node)
          : refusal(txn, agent, List.of(node));
    }
    return "";
  }

  /** With its id it may be renamed, and be gone under its old name. */
  private static List<String> concerned(ReadTxn txn, NodeRow node) {
    List<String> names = new ArrayList<>(List.of(node.name()));
    NodeRow before = CatalogKeys.fits(node.id()) ? NodeWrites.byId(txn, node.id()) : null;
    if (before != null) {
      names.add(before.name());
    }
    return names;
  }

  private static String refusal(ReadTxn txn, String agent, List<String> nodes) {
    for (String node : nodes) {
      if (!isSame(node, agent) && isMembers(txn, node)) {
        return refusal(agent, node);
      }
    }
    return "";
  }

  private static boolean isMembers(ReadTxn txn, String node) {
    CheckRow health =
        CatalogKeys.fits(node)
            ? txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(node, MemberHealth.ID))
            : null;
    return health != null;
  }

  /** Whether two names are one node's. */
  public static boolean isSame(String node, String other) {
    return CatalogKeys.folded(node).equals(CatalogKeys.folded(other));
  }

  /**
   * What an agent is told that would write the node of another member.
   *
   * @param agent the node for which it may speak, empty for none
   */
  public static String refusal(String agent, String node) {
    return "Permission denied: node "
        + GoText.quoted(node)
        + " is a member's and written by its own agent only, not by that of "
        + (agent.isEmpty() ? "another datacenter" : "node " + GoText.quoted(agent));
  }
}
