package io.praetor.catalog.internal.config;

import io.praetor.catalog.internal.command.MalformedCommandException;
import io.praetor.catalog.internal.command.PayloadReader;
import io.praetor.catalog.internal.command.PayloadWriter;
import java.nio.ByteBuffer;

/**
 * A change of a configuration entry. Binary form: version, operation, kind, name, content, index.
 *
 * @param content canonical JSON; empty when the entry goes
 * @param index what the entry's modify index must be, 0 for an entry that must not be there; means
 *     nothing without comparison
 */
record ConfigCommand(Operation operation, String kind, String name, String content, long index) {

  private static final int VERSION = 1;

  /** What is done. */
  enum Operation {
    SET(1),
    SET_IF(2),
    DELETE(3),
    DELETE_IF(4);

    private final int code;

    Operation(int code) {
      this.code = code;
    }

    private static Operation of(int code) {
      for (Operation operation : values()) {
        if (operation.code == code) {
          return operation;
        }
      }
      throw new MalformedCommandException("unknown operation " + code);
    }
  }

  boolean compares() {
    return operation == Operation.SET_IF || operation == Operation.DELETE_IF;
  }

  boolean deletes() {
    return operation == Operation.DELETE || operation == Operation.DELETE_IF;
  }

  byte[] encode() {
    PayloadWriter out = new PayloadWriter().octet(VERSION).octet(operation.code);
    return out.text(kind).text(name).text(content).number(index).toBytes();
  }

  static ConfigCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    ConfigCommand command =
        new ConfigCommand(Operation.of(in.octet()), in.text(), in.text(), in.text(), in.number());
    in.end();
    return command;
  }
}
