package io.praetor.txn.internal.http;

import io.praetor.api.state.Commands;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of the operations of a transaction.
 *
 * @param results of each operation in order, as its command handler returned them
 */
record Outcome(List<byte[]> results) {

  private static final int MAX_VARINT_BYTES = 5;

  /**
   * An operation that was refused.
   *
   * @param index its place among the operations
   * @param reason for people
   */
  record Refusal(int index, String reason) {}

  /** The operations that were refused; when there are any, nothing has been changed. */
  List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      byte[] result = results.get(n);
      if (isRefused(result)) {
        String reason = new String(result, 1, result.length - 1, StandardCharsets.UTF_8);
        refusals.add(new Refusal(n, reason));
      }
    }
    return refusals;
  }

  /**
   * Nothing was carried out.
   *
   * @param refusals why; at least one
   * @param steps how many operations there were
   */
  static Outcome refused(List<Refusal> refusals, int steps) {
    List<byte[]> results =
        new ArrayList<>(Collections.nCopies(steps, new byte[] {Commands.OPERATION_DONE}));
    for (Refusal refusal : refusals) {
      byte[] reason = refusal.reason().getBytes(StandardCharsets.UTF_8);
      byte[] result = new byte[1 + reason.length];
      result[0] = Commands.OPERATION_REFUSED;
      System.arraycopy(reason, 0, result, 1, reason.length);
      results.set(refusal.index(), result);
    }
    return new Outcome(results);
  }

  private static boolean isRefused(byte[] result) {
    return result[0] == Commands.OPERATION_REFUSED;
  }

  /**
   * Reads the result of {@link Commands#TRANSACTION}. It comes from the state itself: one that
   * makes no sense is a defect.
   *
   * @param steps how many operations there were
   */
  static Outcome decode(byte[] result, int steps) {
    ByteBuffer in = ByteBuffer.wrap(result);
    boolean done = in.hasRemaining() && in.get() == 1;
    require(number(in) == steps, "another number of results than of operations");
    List<byte[]> results = new ArrayList<>();
    for (int n = 0; n < steps; n++) {
      int length = number(in);
      require(length >= 1 && length <= in.remaining(), "a result of an impossible length");
      byte[] one = new byte[length];
      in.get(one);
      results.add(one);
    }
    require(!in.hasRemaining(), "something behind the results");
    require(done == results.stream().noneMatch(Outcome::isRefused), "results that contradict");
    return new Outcome(results);
  }

  private static int number(ByteBuffer in) {
    int number = 0;
    for (int n = 0; n < MAX_VARINT_BYTES; n++) {
      require(in.hasRemaining(), "no end");
      int next = in.get();
      number |= (next & 0x7F) << (7 * n);
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalStateException("result of a transaction with too large a number");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException("result of a transaction with " + otherwise);
    }
  }
}
