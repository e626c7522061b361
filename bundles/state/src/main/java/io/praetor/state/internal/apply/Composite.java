package io.praetor.state.internal.apply;

import io.praetor.api.state.Commands;
import io.praetor.state.internal.table.RootEdit;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Operations that take effect together or not at all; the form of payload and result is that of
 * {@link Commands#TRANSACTION}.
 */
record Composite(List<Work> operations) implements Work {

  private static final int VERSION = 1;

  /** Far more than any request may hold; a payload of lies reserves nothing. */
  static final int MAX_OPERATIONS = 8192;

  private static final int MIN_OPERATION_BYTES = 2;

  /** What is more than an operation. */
  private static final Set<Integer> NO_OPERATIONS =
      Set.of(Commands.TRANSACTION, Commands.PERISH, Commands.RESTORE);

  static List<Command> decode(ByteBuffer payload) throws MalformedDataException {
    WireReader in = new WireReader(payload);
    in.version(VERSION);
    int count = in.count(Math.min(MAX_OPERATIONS, payload.remaining() / MIN_OPERATION_BYTES));
    List<Command> operations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int number = in.count(Integer.MAX_VALUE);
      if (NO_OPERATIONS.contains(number)) {
        throw new MalformedDataException("command " + number + " is no operation");
      }
      operations.add(new Command(number, in.block()));
    }
    in.end();
    return operations;
  }

  @Override
  public byte[] carryOut(RootEdit edit, FollowUp followUp) {
    boolean allDone = true;
    int size = 0;
    List<byte[]> results = new ArrayList<>(operations.size());
    for (Work operation : operations) {
      byte[] result = operation.carryOut(edit, followUp);
      allDone &= isDone(result);
      size += result.length;
      results.add(result);
    }
    if (!allDone) {
      edit.rollback();
    }
    WireWriter out = new WireWriter(size + results.size() + 2);
    out.octet(allDone ? 1 : 0).number(results.size());
    results.forEach(out::block);
    return out.toBytes();
  }

  private static boolean isDone(byte[] result) {
    byte kind = result.length == 0 ? -1 : result[0];
    if (kind != Commands.OPERATION_DONE && kind != Commands.OPERATION_REFUSED) {
      throw new IllegalStateException("an operation says neither that it is done nor refused");
    }
    return kind == Commands.OPERATION_DONE;
  }
}
