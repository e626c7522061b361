package io.praetor.state.internal.apply;

import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;

/** A step of replacing the state by a snapshot, through the log. */
public sealed interface Restoring {

  /** Which attempt it belongs to. */
  String restore();

  byte[] encode();

  /**
   * Brings a piece; the first one puts an end to every attempt before, and the others follow in
   * order.
   *
   * @param number from 0
   */
  record Part(String restore, int number, byte[] bytes) implements Restoring {

    @Override
    public byte[] encode() {
      return new WireWriter(bytes.length + USUAL_OVERHEAD)
          .octet(VERSION)
          .octet(PART)
          .text(restore)
          .number(number)
          .rest(bytes)
          .toBytes();
    }
  }

  /**
   * Replaces the state by what the pieces are together.
   *
   * @param parts how many
   * @param sum CRC-32C of them all
   */
  record Commit(String restore, int parts, long sum) implements Restoring {

    @Override
    public byte[] encode() {
      return new WireWriter(USUAL_OVERHEAD)
          .octet(VERSION)
          .octet(COMMIT)
          .text(restore)
          .number(parts)
          .number(sum)
          .toBytes();
    }
  }

  /** Gives an attempt up. */
  record Drop(String restore) implements Restoring {

    @Override
    public byte[] encode() {
      return new WireWriter(USUAL_OVERHEAD).octet(VERSION).octet(DROP).text(restore).toBytes();
    }
  }

  /** The most that a piece holds. */
  int MAX_PART_BYTES = 512 * 1024;

  int VERSION = 1;
  int PART = 0;
  int COMMIT = 1;
  int DROP = 2;
  int USUAL_OVERHEAD = 64;

  /** Whether the result of a step says that it was done; it is not when another attempt began. */
  static boolean isDone(byte[] result) {
    return result.length == 1 && result[0] == 1;
  }

  static Restoring decode(ByteBuffer payload) throws MalformedDataException {
    WireReader in = new WireReader(payload);
    in.version(VERSION);
    int kind = in.octet();
    String restore = in.text();
    switch (kind) {
      case PART -> {
        int number = in.count(Integer.MAX_VALUE);
        if (payload.remaining() > MAX_PART_BYTES) {
          throw new MalformedDataException("a piece is too large");
        }
        return new Part(restore, number, in.rest());
      }
      case COMMIT -> {
        Commit commit = new Commit(restore, in.count(Integer.MAX_VALUE), in.number());
        in.end();
        return commit;
      }
      case DROP -> {
        in.end();
        return new Drop(restore);
      }
      default -> throw new MalformedDataException("step " + kind + " is not known");
    }
  }
}
