package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a {@link CatalogCommand}: version, operation, then its parts in order. */
public final class CatalogCommandCodec {

  /**
   * Since version 2 checks say how they are made, since version 3 services how they are reached.
   */
  private static final int VERSION = 3;

  private static final int REGISTER = 1;
  private static final int DEREGISTER = 2;
  private static final int LIVE_MEMBER = 3;
  private static final int OWN = 4;
  private static final int BY_AGENT = 5;

  private CatalogCommandCodec() {}

  public static byte[] encode(CatalogCommand command) {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    write(out, command);
    return out.toBytes();
  }

  private static void write(PayloadWriter out, CatalogCommand command) {
    if (command instanceof Registration registration) {
      writeRegistration(out.octet(REGISTER), registration);
    } else if (command instanceof LiveMember member) {
      writeRegistration(out.octet(LIVE_MEMBER), member.first());
    } else if (command instanceof Deregistration gone) {
      out.octet(DEREGISTER).text(gone.node()).text(gone.serviceId()).text(gone.checkId());
    } else if (command instanceof OwnRegistration own) {
      writeRegistration(out.octet(OWN), own.wanted());
    } else if (command instanceof AgentCommand by) {
      write(out.octet(BY_AGENT).text(by.agent()), by.command());
    }
  }

  static CatalogCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    int version = in.version(1, VERSION);
    int operation = in.octet();
    CatalogCommand command =
        switch (operation) {
          case LIVE_MEMBER -> new LiveMember(readRegistration(in, version));
          case BY_AGENT -> new AgentCommand(in.text(), readWanted(in, version, in.octet()));
          default -> readWanted(in, version, operation);
        };
    in.end();
    return command;
  }

  /** What somebody outside may want. */
  private static CatalogCommand readWanted(PayloadReader in, int version, int operation) {
    return switch (operation) {
      case REGISTER -> readRegistration(in, version);
      case DEREGISTER -> new Deregistration(in.text(), in.text(), in.text());
      case OWN -> new OwnRegistration(readRegistration(in, version));
      default -> throw new MalformedCommandException("unknown operation " + operation);
    };
  }

  private static void writeRegistration(PayloadWriter out, Registration registration) {
    CatalogRows.write(out, registration.node());
    out.flag(registration.skipNodeUpdate()).flag(registration.service() != null);
    if (registration.service() != null) {
      CatalogRows.write(out, registration.service());
    }
    out.number(registration.checks().size());
    registration.checks().forEach(check -> CatalogRows.write(out, check));
  }

  private static Registration readRegistration(PayloadReader in, int version) {
    NodeRow node = CatalogRows.node(in, 0, 0);
    boolean skipNodeUpdate = in.flag();
    ServiceRow service = in.flag() ? CatalogRows.service(in, version < VERSION, "", 0, 0) : null;
    int count = in.count();
    List<CheckRow> checks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      checks.add(CatalogRows.check(in, version == 1, 0, 0));
    }
    return new Registration(node, skipNodeUpdate, service, checks);
  }
}
