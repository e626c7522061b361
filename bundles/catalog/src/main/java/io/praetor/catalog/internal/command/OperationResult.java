package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What an operation of a transaction came to.
 *
 * @param refusal why the transaction cannot be, empty when it was carried out
 * @param row the node, service or check as it is then; null when there is nothing to tell
 */
public record OperationResult(String refusal, Row row) {

  private static final int NOTHING = 0;
  private static final int NODE = 1;
  private static final int SERVICE = 2;
  private static final int CHECK = 3;

  static OperationResult refused(String reason) {
    return new OperationResult(reason, null);
  }

  static OperationResult done(Row row) {
    return new OperationResult("", row);
  }

  byte[] encode() {
    PayloadWriter out = new PayloadWriter();
    if (!refusal.isEmpty()) {
      out.octet(Commands.OPERATION_REFUSED);
      return out.bytes(refusal.getBytes(StandardCharsets.UTF_8)).toBytes();
    }
    out.octet(Commands.OPERATION_DONE);
    if (row instanceof NodeRow node) {
      out.octet(NODE).number(node.createIndex()).number(node.modifyIndex());
      CatalogRows.write(out, node);
    } else if (row instanceof ServiceRow service) {
      out.octet(SERVICE).number(service.createIndex()).number(service.modifyIndex());
      CatalogRows.write(out.text(service.node()), service);
    } else if (row instanceof CheckRow check) {
      out.octet(CHECK).number(check.createIndex()).number(check.modifyIndex());
      CatalogRows.write(out, check);
      out.text(check.serviceName()).texts(check.serviceTags());
    } else {
      out.octet(NOTHING);
    }
    return out.toBytes();
  }

  /** What {@link #encode} was given. */
  public static OperationResult decode(byte[] encoded) {
    PayloadReader in = new PayloadReader(ByteBuffer.wrap(encoded));
    if (in.octet() == Commands.OPERATION_REFUSED) {
      return refused(in.rest());
    }
    int kind = in.octet();
    if (kind == NOTHING) {
      return done(null);
    }
    long created = in.number();
    long modified = in.number();
    return done(
        switch (kind) {
          case NODE -> CatalogRows.node(in, created, modified);
          case SERVICE -> CatalogRows.service(in, false, in.text(), created, modified);
          case CHECK -> withService(CatalogRows.check(in, false, created, modified), in);
          default -> throw new MalformedCommandException("unknown result " + kind);
        });
  }

  private static CheckRow withService(CheckRow check, PayloadReader in) {
    return CheckWrites.of(
        check, check.node(), in.text(), in.texts(), check.createIndex(), check.modifyIndex());
  }
}
