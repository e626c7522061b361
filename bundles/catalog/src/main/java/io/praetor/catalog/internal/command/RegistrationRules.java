package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import java.util.stream.Stream;

/**
 * What a registration must not do. Everything is looked at before anything is written, because a
 * registration takes effect as a whole or not at all. The texts are Consul's.
 */
final class RegistrationRules {

  static final String NO_ID = "index error: object is missing a value for this index";
  static final String NO_CHECK_ID = "failed health check lookup: " + NO_ID;
  static final String MISSING_SERVICE = "Missing service registration";

  private RegistrationRules() {}

  /** Why it is refused, or an empty string. */
  static String refusal(ReadTxn txn, Registration registration) {
    String refusal = ofNames(registration);
    if (refusal.isEmpty()) {
      String conflict = ofNode(txn, registration.node(), registration.skipNodeUpdate());
      refusal = conflict.isEmpty() ? "" : "failed inserting node: " + conflict;
    }
    for (CheckRow check : registration.checks()) {
      if (refusal.isEmpty()) {
        refusal = ofCheck(txn, registration, check);
      }
    }
    return refusal;
  }

  private static String ofNames(Registration registration) {
    ServiceRow service = registration.service();
    Stream<String> names =
        Stream.of(
            registration.node().name(),
            registration.node().id(),
            service == null ? "" : service.name(),
            service == null ? "" : service.id(),
            service == null ? "" : service.destination());
    Stream<String> checks = registration.checks().stream().map(CheckRow::id);
    return ofNames(Stream.concat(names, checks));
  }

  /** Why one of these cannot be a name, or an empty string. */
  static String ofNames(Stream<String> names) {
    return names.allMatch(CatalogKeys::fits) ? "" : CatalogKeys.UNFIT;
  }

  /** Why a node may not be written as it is wanted, or an empty string. */
  static String ofNode(ReadTxn txn, NodeRow wanted, boolean skipUpdate) {
    NodeRow named = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.name()));
    if (wanted.id().isEmpty()
        || (named != null && (skipUpdate || NodeWrites.isSame(named, wanted)))) {
      return "";
    }
    NodeRow known = NodeWrites.byId(txn, wanted.id());
    boolean renamed = known != null && !known.name().equals(wanted.name());
    if (known != null && !renamed) {
      return "";
    }
    String conflict = conflict(txn, named, wanted, !renamed);
    if (conflict.isEmpty()) {
      return "";
    }
    String id = "Error while renaming Node ID: \"" + wanted.id() + "\"";
    return id + (renamed ? " (" + wanted.address() + "): " : ": ") + conflict;
  }

  /**
   * A name may be taken over from a node that failed, that is no member, or that never had an id;
   * not from a healthy one.
   */
  private static String conflict(ReadTxn txn, NodeRow named, NodeRow wanted, boolean mayHaveNoId) {
    if (named == null || named.id().equals(wanted.id())) {
      return "";
    }
    CheckRow health =
        txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(named.name(), MemberHealth.ID));
    boolean healthy = health != null && !health.status().equals(MemberHealth.CRITICAL);
    if (!healthy || (named.id().isEmpty() && mayHaveNoId)) {
      return "";
    }
    return "Node name "
        + wanted.name()
        + " is reserved by node "
        + named.id()
        + " with name "
        + named.name()
        + " ("
        + named.address()
        + ")";
  }

  private static String ofCheck(ReadTxn txn, Registration registration, CheckRow check) {
    String node = registration.node().name();
    if (!check.node().isEmpty() && !check.node().equalsIgnoreCase(node)) {
      return "check node \"" + check.node() + "\" does not match node \"" + node + "\"";
    }
    if (check.id().isEmpty()) {
      return failed(NO_CHECK_ID, node);
    }
    return check.serviceId().isEmpty() || serviceWillBe(txn, registration, check.serviceId())
        ? ""
        : failed(MISSING_SERVICE, node);
  }

  private static String failed(String reason, String node) {
    return "failed inserting check: " + reason + " on node \"" + node + "\"";
  }

  private static boolean serviceWillBe(ReadTxn txn, Registration registration, String id) {
    if (registration.service() != null && registration.service().id().equalsIgnoreCase(id)) {
      return true;
    }
    NodeRow wanted = registration.node();
    NodeRow known = registration.skipNodeUpdate() ? null : NodeWrites.byId(txn, wanted.id());
    boolean cleared =
        known != null
            && known.name().equalsIgnoreCase(wanted.name())
            && !known.name().equals(wanted.name())
            && !NodeWrites.isSame(known, wanted);
    return !cleared
        && txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(wanted.name(), id)) != null;
  }
}
