package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.catalog.internal.command.MalformedCommandException;
import io.praetor.catalog.internal.command.PayloadReader;
import io.praetor.catalog.internal.command.PayloadWriter;
import java.nio.ByteBuffer;

/** A change of a prepared query. Binary form: version, operation, then its parts in order. */
sealed interface QueryCommand {

  int VERSION = 1;
  int CREATE = 1;
  int UPDATE = 2;
  int DELETE = 3;

  /** A new query. */
  record Create(PreparedQueryRow query) implements QueryCommand {}

  /**
   * Another content of a query.
   *
   * @param problem why the content cannot be; it is told only when the query exists
   */
  record Update(PreparedQueryRow query, String problem) implements QueryCommand {}

  /** The end of a query. */
  record Delete(String id) implements QueryCommand {}

  /** The payload for the log. */
  default byte[] encode() {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    if (this instanceof Create create) {
      QueryRows.write(out.octet(CREATE), create.query());
    } else if (this instanceof Update update) {
      QueryRows.write(out.octet(UPDATE), update.query());
      out.text(update.problem());
    } else if (this instanceof Delete delete) {
      out.octet(DELETE).text(delete.id());
    }
    return out.toBytes();
  }

  /** What {@link #encode} was given. */
  static QueryCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    int operation = in.octet();
    QueryCommand command =
        switch (operation) {
          case CREATE -> new Create(QueryRows.read(in));
          case UPDATE -> new Update(QueryRows.read(in), in.text());
          case DELETE -> new Delete(in.text());
          default -> throw new MalformedCommandException("unknown operation " + operation);
        };
    in.end();
    return command;
  }
}
