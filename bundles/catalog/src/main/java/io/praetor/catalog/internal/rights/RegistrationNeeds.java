package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.NodeWrites;
import io.praetor.catalog.internal.command.Registration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one must be allowed to do to register something: to write what there shall be, and what it
 * takes the place of.
 */
public record RegistrationNeeds(Registration wanted) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    List<Permission> needs = new ArrayList<>();
    NodeRow node = wanted.node();
    NodeRow existing = txn.get(CatalogTables.NODES, CatalogKeys.node(node.name()));
    boolean changes =
        existing == null || (!wanted.skipNodeUpdate() && !NodeWrites.isSame(existing, node));
    if (changes) {
      ofNode(needs, txn, node);
    }
    if (wanted.service() != null) {
      ofService(needs, txn, node.name(), wanted.service());
    }
    for (CheckRow check : wanted.checks()) {
      boolean ofThis =
          wanted.service() != null && wanted.service().id().equalsIgnoreCase(check.serviceId());
      ofCheck(needs, txn, node.name(), check, ofThis);
    }
    return new Answer<>(needs, Answer.NONE, true);
  }

  /** A node that has another name now is gone under the old one, with all that was on it. */
  static void ofNode(List<Permission> needs, ReadTxn txn, NodeRow node) {
    needs.addAll(NodeNeeds.of(txn, node.name(), Access.WRITE));
    NodeRow before = NodeWrites.byId(txn, node.id());
    if (before != null && !before.name().equals(node.name())) {
      needs.add(write(Resource.NODE, before.name()));
    }
  }

  /**
   * An instance is found by the names of those beside it, and a proxy as an instance of what it
   * stands for.
   */
  static void ofService(List<Permission> needs, ReadTxn txn, String node, ServiceRow service) {
    if (!service.name().isEmpty()) {
      addService(needs, txn, service.name());
    }
    if (service.isProxy() && !service.destination().isEmpty()) {
      addService(needs, txn, service.destination());
    }
    ServiceRow existing = txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(node, service.id()));
    if (existing != null && !existing.name().equals(service.name())) {
      needs.add(write(Resource.SERVICE, existing.name()));
    }
  }

  private static void addService(List<Permission> needs, ReadTxn txn, String service) {
    ServiceNeeds.names(txn, service).forEach(name -> needs.add(write(Resource.SERVICE, name)));
  }

  /**
   * @param covered whether its service is registered with it
   */
  static void ofCheck(
      List<Permission> needs, ReadTxn txn, String node, CheckRow check, boolean covered) {
    if (check.serviceId().isEmpty()) {
      needs.addAll(NodeNeeds.of(txn, node, Access.WRITE));
    } else if (!covered) {
      ServiceRow service =
          txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(node, check.serviceId()));
      // Without its service it is refused for what it is; nobody learns which ones there are.
      needs.add(
          service == null ? write(Resource.NODE, node) : write(Resource.SERVICE, service.name()));
    }
    CheckRow existing = txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(node, check.id()));
    if (existing != null && !existing.serviceId().equalsIgnoreCase(check.serviceId())) {
      needs.add(of(existing));
    }
  }

  /** To write a check that is there. */
  static Permission of(CheckRow check) {
    return check.serviceId().isEmpty()
        ? write(Resource.NODE, check.node())
        : write(Resource.SERVICE, check.serviceName());
  }

  static Permission write(Resource resource, String name) {
    return Permission.of(resource, Access.WRITE, name);
  }
}
