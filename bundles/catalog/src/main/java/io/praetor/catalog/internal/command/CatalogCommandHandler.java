package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Carries out commands on nodes, services and checks. Pure: nothing but the state decides. */
public final class CatalogCommandHandler {

  /** Applies a command; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    CatalogCommand command = CatalogCommandCodec.decode(payload);
    String refusal = "";
    if (command instanceof Registration registration) {
      refusal = registerIfAllowed(txn, registration);
    } else if (command instanceof LiveMember member) {
      byte[] node = CatalogKeys.node(member.first().node().name());
      refusal = registerIfAllowed(txn, member.over(txn.get(CatalogTables.NODES, node)));
    } else if (command instanceof Deregistration deregistration) {
      deregister(txn, deregistration);
    }
    return new CatalogResult(refusal).encode();
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
