package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.util.List;

/** The binary forms of rows as commands and results carry them; indexes are not part of them. */
final class CatalogRows {

  private CatalogRows() {}

  static void write(PayloadWriter out, NodeRow node) {
    out.text(node.id()).text(node.name()).text(node.address()).text(node.datacenter());
    out.pairs(node.taggedAddresses()).pairs(node.meta());
  }

  static NodeRow node(PayloadReader in, long created, long modified) {
    return new NodeRow(
        in.text(), in.text(), in.text(), in.text(), in.pairs(), in.pairs(), created, modified);
  }

  static void write(PayloadWriter out, ServiceRow service) {
    out.text(service.kind()).text(service.id()).text(service.name()).texts(service.tags());
    out.text(service.address()).pairs(service.taggedAddresses()).number(service.port());
    out.pairs(service.meta()).number(service.passingWeight()).number(service.warningWeight());
    out.flag(service.enableTagOverride()).text(service.socketPath()).text(service.destination());
    out.text(service.proxy()).text(service.ports()).text(service.locality());
  }

  /**
   * Reads a service.
   *
   * @param plain as older commands have it: they know nothing of the mesh, and one port
   */
  static ServiceRow service(
      PayloadReader in, boolean plain, String node, long created, long modified) {
    return new ServiceRow(
        node,
        in.text(),
        in.text(),
        in.text(),
        in.texts(),
        in.text(),
        in.pairs(),
        in.integer(),
        in.pairs(),
        in.integer(),
        in.integer(),
        in.flag(),
        plain ? "" : in.text(),
        plain ? "" : in.text(),
        plain ? "" : in.text(),
        plain ? "" : in.text(),
        plain ? "" : in.text(),
        created,
        modified);
  }

  /** Everything that whoever registers a check says; not what its service says. */
  static void write(PayloadWriter out, CheckRow check) {
    out.text(check.node()).text(check.id()).text(check.name()).text(check.status());
    out.text(check.notes()).text(check.output()).text(check.serviceId()).text(check.type());
    out.text(check.interval()).text(check.timeout()).number(check.exposedPort());
    out.text(check.definition());
  }

  /**
   * Reads a check.
   *
   * @param plain as commands of version 1 have it: they end with the type
   */
  static CheckRow check(PayloadReader in, boolean plain, long created, long modified) {
    String node = in.text();
    String id = in.text();
    String name = in.text();
    String status = in.text();
    String notes = in.text();
    String output = in.text();
    String serviceId = in.text();
    String type = in.text();
    return new CheckRow(
        node,
        id,
        name,
        status,
        notes,
        output,
        serviceId,
        "",
        List.of(),
        type,
        plain ? "" : in.text(),
        plain ? "" : in.text(),
        plain ? 0 : in.integer(),
        plain ? "" : in.text(),
        created,
        modified);
  }
}
