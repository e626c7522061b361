package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Carries out commands on nodes, services and checks. Pure: nothing but the state decides. */
public final class CatalogCommandHandler {

  /** Applies a command; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return result(txn, CatalogCommandCodec.decode(payload)).encode();
  }

  private static CatalogResult result(WriteTxn txn, CatalogCommand command) {
    if (command instanceof AgentCommand by) {
      String refusal = MemberNodes.refusal(txn, by.agent(), by.command());
      return refusal.isEmpty() ? result(txn, by.command()) : CatalogResult.forbidden(refusal);
    }
    String refusal = "";
    if (command instanceof Registration registration) {
      refusal = registerIfAllowed(txn, registration);
    } else if (command instanceof LiveMember member) {
      byte[] node = CatalogKeys.node(member.first().node().name());
      refusal = registerIfAllowed(txn, member.over(txn.get(CatalogTables.NODES, node)));
    } else if (command instanceof OwnRegistration own) {
      refusal = registerIfAllowed(txn, own.wanted());
      if (refusal.isEmpty()) {
        becomeMember(txn, own.wanted().node());
      }
    } else if (command instanceof Deregistration deregistration) {
      deregister(txn, deregistration);
    }
    return CatalogResult.refused(refusal);
  }

  /** Not where the node is at an address that its agent has not given. */
  private static void becomeMember(WriteTxn txn, NodeRow wanted) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.name()));
    byte[] health = CatalogKeys.onNode(wanted.name(), MemberHealth.ID);
    if (node.address().equals(wanted.address()) && txn.get(CatalogTables.CHECKS, health) == null) {
      CheckWrites.register(txn, node.name(), MemberHealth.check(false));
    }
  }

  private static String registerIfAllowed(WriteTxn txn, Registration registration) {
    String refusal = RegistrationRules.refusal(txn, registration);
    if (refusal.isEmpty()) {
      register(txn, registration);
    }
    return refusal;
  }

  private static void register(WriteTxn txn, Registration registration) {
    NodeWrites.register(txn, registration.node(), registration.skipNodeUpdate());
    // As it was first written: whoever writes it in another case changes nothing.
    String name = txn.get(CatalogTables.NODES, CatalogKeys.node(registration.node().name())).name();
    if (registration.service() != null) {
      ServiceWrites.register(txn, name, registration.service());
    }
    registration.checks().forEach(check -> CheckWrites.register(txn, name, check));
  }

  private static void deregister(WriteTxn txn, Deregistration gone) {
    if (!gone.serviceId().isEmpty()) {
      ServiceWrites.remove(txn, gone.node(), gone.serviceId());
    } else if (!gone.checkId().isEmpty()) {
      CheckWrites.remove(txn, gone.node(), gone.checkId());
    } else {
      NodeWrites.remove(txn, gone.node());
    }
  }
}
