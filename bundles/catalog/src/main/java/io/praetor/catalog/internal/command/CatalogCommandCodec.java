package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link CatalogCommand}: version, operation, then its parts in order. */
public final class CatalogCommandCodec {

  private static final int VERSION = 1;
  private static final int REGISTER = 1;
  private static final int DEREGISTER = 2;

  private CatalogCommandCodec() {}

  public static byte[] encode(CatalogCommand command) {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    if (command instanceof Registration registration) {
      write(out.octet(REGISTER), registration);
    } else if (command instanceof Deregistration gone) {
      out.octet(DEREGISTER).text(gone.node()).text(gone.serviceId()).text(gone.checkId());
    }
    return out.toBytes();
  }

  static CatalogCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    int operation = in.octet();
    CatalogCommand command =
        switch (operation) {
          case REGISTER -> readRegistration(in);
          case DEREGISTER -> new Deregistration(in.text(), in.text(), in.text());
          default -> throw new MalformedCommandException("unknown operation " + operation);
        };
    in.end();
    return command;
  }

  private static void write(PayloadWriter out, Registration registration) {
    NodeRow node = registration.node();
    out.text(node.id()).text(node.name()).text(node.address()).text(node.datacenter());
    out.pairs(node.taggedAddresses()).pairs(node.meta());
    out.flag(registration.skipNodeUpdate()).flag(registration.service() != null);
    if (registration.service() != null) {
      write(out, registration.service());
    }
    out.number(registration.checks().size());
    registration.checks().forEach(check -> write(out, check));
  }

  private static Registration readRegistration(PayloadReader in) {
    NodeRow node =
        new NodeRow(in.text(), in.text(), in.text(), in.text(), in.pairs(), in.pairs(), 0, 0);
    boolean skipNodeUpdate = in.flag();
    ServiceRow service = in.flag() ? readService(in) : null;
    int count = in.count();
    List<CheckRow> checks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      checks.add(readCheck(in));
    }
    return new Registration(node, skipNodeUpdate, service, checks);
  }

  private static void write(PayloadWriter out, ServiceRow service) {
    out.text(service.kind()).text(service.id()).text(service.name()).texts(service.tags());
    out.text(service.address()).pairs(service.taggedAddresses()).number(service.port());
    out.pairs(service.meta()).number(service.passingWeight()).number(service.warningWeight());
    out.flag(service.enableTagOverride());
  }

  private static ServiceRow readService(PayloadReader in) {
    return new ServiceRow(
        "",
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
        0,
        0);
  }

  private static void write(PayloadWriter out, CheckRow check) {
    out.text(check.node()).text(check.id()).text(check.name()).text(check.status());
    out.text(check.notes()).text(check.output()).text(check.serviceId()).text(check.type());
  }

  private static CheckRow readCheck(PayloadReader in) {
    String node = in.text();
    String id = in.text();
    String name = in.text();
    String status = in.text();
    String notes = in.text();
    String output = in.text();
    String serviceId = in.text();
    String type = in.text();
    return new CheckRow(
        node, id, name, status, notes, output, serviceId, "", List.of(), type, 0, 0);
  }
}
