package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.nio.ByteBuffer;

/** The binary form of a {@link CatalogOperation}: version, what it is on, verb, index, row. */
public final class CatalogOperationCodec {

  /** Since version 2 services say how they are reached. */
  private static final int VERSION = 2;

  private static final int IMPOSSIBLE = 0;
  private static final int ON_NODE = 1;
  private static final int ON_SERVICE = 2;
  private static final int ON_CHECK = 3;
  private static final int BY_AGENT = 4;

  private CatalogOperationCodec() {}

  public static byte[] encode(CatalogOperation operation) {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    write(out, operation);
    return out.toBytes();
  }

  private static void write(PayloadWriter out, CatalogOperation operation) {
    if (operation instanceof CatalogOperation.OnNode on) {
      NodeRow row = on.row();
      CatalogRows.write(begin(out, ON_NODE, on.verb(), row.modifyIndex()), row);
    } else if (operation instanceof CatalogOperation.OnService on) {
      ServiceRow row = on.row();
      CatalogRows.write(begin(out, ON_SERVICE, on.verb(), row.modifyIndex()).text(row.node()), row);
    } else if (operation instanceof CatalogOperation.OnCheck on) {
      CheckRow row = on.row();
      CatalogRows.write(begin(out, ON_CHECK, on.verb(), row.modifyIndex()), row);
    } else if (operation instanceof CatalogOperation.Impossible impossible) {
      out.octet(IMPOSSIBLE).text(impossible.reason());
    } else if (operation instanceof CatalogOperation.ByAgent by) {
      write(out.octet(BY_AGENT).text(by.agent()), by.operation());
    }
  }

  private static PayloadWriter begin(PayloadWriter out, int on, Verb verb, long index) {
    return out.octet(on).octet(verb.code()).number(index);
  }

  public static CatalogOperation decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    int version = in.version(1, VERSION);
    int on = in.octet();
    CatalogOperation operation =
        on == BY_AGENT
            ? new CatalogOperation.ByAgent(in.text(), read(in, version, in.octet()))
            : read(in, version, on);
    in.end();
    return operation;
  }

  private static CatalogOperation read(PayloadReader in, int version, int on) {
    return switch (on) {
      case IMPOSSIBLE -> new CatalogOperation.Impossible(in.text());
      case ON_NODE ->
          new CatalogOperation.OnNode(Verb.read(in), CatalogRows.node(in, 0, in.number()));
      case ON_SERVICE -> readService(in, version < VERSION);
      case ON_CHECK -> readCheck(in);
      default -> throw new MalformedCommandException("unknown operation " + on);
    };
  }

  private static CatalogOperation readService(PayloadReader in, boolean plain) {
    Verb verb = Verb.read(in);
    long index = in.number();
    return new CatalogOperation.OnService(
        verb, CatalogRows.service(in, plain, in.text(), 0, index));
  }

  private static CatalogOperation readCheck(PayloadReader in) {
    Verb verb = Verb.read(in);
    long index = in.number();
    return new CatalogOperation.OnCheck(verb, CatalogRows.check(in, false, 0, index));
  }
}
