package io.praetor.testkit.txn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.error.PlatformException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.StrictJson;
import io.praetor.testkit.state.MemoryState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OperationKind} does with what clients send. Extend it and say what is good; for
 * a kind {@link OperationKind.OfNodes}, extend {@link NodeOperationKindContract}.
 */
public abstract class OperationKindContract {

  private static final Authorizer NOBODY = FakeAuthorizer.allowing();

  /** The kind to be tried out. */
  protected abstract OperationKind kind();

  /** A new state in which the operations can be done, with the handler of their command. */
  protected abstract MemoryState newState();

  /** Operations that are good, some of each sort, and can be done one after the other. */
  protected abstract List<Map<String, Object>> operations();

  /**
   * Whether access is controlled to what operations work on: false for a kind that changes and
   * tells only what everybody may.
   */
  protected boolean isGuarded() {
    return true;
  }

  @Test
  void shouldReadAnOperationAlwaysTheSame() {
    for (Map<String, Object> fields : operations()) {
      assertSame(kind().parse(fields), kind().parse(fields), fields::toString);
    }
  }

  /** What has the wrong shape is refused or read as something else, but nothing breaks. */
  @Test
  void shouldNotBreakOnFieldsOfTheWrongShape() {
    List<Object> shapes =
        List.of(
            true,
            -1L,
            BigInteger.TWO.pow(64),
            0.5,
            "",
            "\0",
            List.of(List.of()),
            Map.of("a", List.of()));
    for (Map<String, Object> fields : operations()) {
      for (String name : fields.keySet()) {
        shapes.forEach(shape -> tryOut(fields, name, shape));
        tryOut(fields, name, null);
      }
    }
  }

  @Test
  void shouldDoWhatIsGood() {
    eachDone((state, done) -> assertTrue(done.result().length > 0, done::toString));
  }

  /** A transaction of such operations does not go through the log. */
  @Test
  void shouldChangeNothingByWhatOnlyReads() {
    eachDone(
        (state, done) -> {
          if (done.operation().reads()) {
            assertEquals(done.rowsBefore(), state.rowsWritten(), () -> "changes: " + done);
          }
        });
  }

  /** Which way an operation took makes no difference to whoever asks. */
  @Test
  void shouldReadWithoutTheLogWhatItReadsThroughIt() {
    eachDone(
        (state, done) -> {
          byte[] payload = done.operation().payload();
          if (done.operation().reads()) {
            assertArrayEquals(
                done.result(), look(state, kind()::read, payload), () -> "differs: " + done);
          }
        });
  }

  /** As through the log, what cannot be done is a result and breaks nothing. */
  @Test
  void shouldReadAlikeWhereThereIsNothing() {
    MemoryState state = newState();
    for (Map<String, Object> fields : operations()) {
      Operation operation = kind().parse(fields);
      if (operation.reads()) {
        byte[] result = carryOut(state, operation);
        assertArrayEquals(result, look(state, kind()::read, operation.payload()), fields::toString);
        assertTrue(isDone(result) || !reason(result).isBlank(), fields::toString);
      }
    }
  }

  @Test
  void shouldNeedARightForWhatChangesSomething() {
    eachBefore(
        (state, operation) -> {
          List<Permission> needs = needs(state, operation);
          assertEquals(needs, needs(state, operation));
          if (!operation.reads() && isGuarded()) {
            assertFalse(needs.isEmpty(), "everybody may do it");
          }
        });
  }

  /** Rights are looked after before it is known whether there is anything to do it to. */
  @Test
  void shouldFindOutWhatIsNeededWhereThereIsNothing() {
    MemoryState state = newState();
    for (Map<String, Object> fields : operations()) {
      Operation operation = kind().parse(fields);
      assertEquals(needs(state, operation), needs(state, operation), fields::toString);
    }
  }

  @Test
  void shouldWriteResultsAsElementsOfAnArray() {
    eachDone(
        (state, done) ->
            assertEquals(
                rendered(done.result(), Authorizer.UNLIMITED),
                rendered(done.result(), Authorizer.UNLIMITED)));
  }

  @Test
  void shouldShowNothingToWhoMayNothing() {
    eachDone(
        (state, done) -> {
          String shown = rendered(done.result(), NOBODY);
          assertTrue(shown.equals("[]") || !isGuarded(), () -> shown + " of " + done);
        });
  }

  /**
   * An operation that was done.
   *
   * @param rowsBefore how many rows were written until then
   */
  record Done(Map<String, Object> fields, Operation operation, long rowsBefore, byte[] result) {

    @Override
    public String toString() {
      return fields.toString();
    }
  }

  /** What is looked at after an operation. */
  @FunctionalInterface
  interface After {
    void look(MemoryState state, Done done);
  }

  /** What is looked at before an operation. */
  @FunctionalInterface
  interface Before {
    void look(MemoryState state, Operation operation);
  }

  /** Does all operations, one after the other. */
  final void eachDone(After after) {
    each((state, operation) -> {}, after);
  }

  final void eachBefore(Before before) {
    each(before, (state, done) -> {});
  }

  private void each(Before before, After after) {
    MemoryState state = newState();
    for (Map<String, Object> fields : operations()) {
      Operation operation = kind().parse(fields);
      before.look(state, operation);
      long rows = state.rowsWritten();
      byte[] result = carryOut(state, operation);
      assertTrue(isDone(result), () -> fields + ": " + reason(result));
      after.look(state, new Done(fields, operation, rows, result));
    }
  }

  static byte[] carryOut(MemoryState state, Operation operation) {
    return state.write(operation.command(), operation.payload()).join();
  }

  static boolean isDone(byte[] result) {
    assertTrue(result.length > 0, "a result has to tell whether it was done");
    assertTrue(
        result[0] == Commands.OPERATION_DONE || result[0] == Commands.OPERATION_REFUSED,
        () -> "a result that begins with " + result[0]);
    return result[0] == Commands.OPERATION_DONE;
  }

  /** The text of a refusal. */
  static String reason(byte[] result) {
    return new String(result, 1, result.length - 1, StandardCharsets.UTF_8);
  }

  final List<Permission> needs(MemoryState state, Operation operation) {
    return look(state, kind()::needs, operation.payload());
  }

  static void assertSame(Operation one, Operation other, Supplier<String> what) {
    assertArrayEquals(one.payload(), other.payload(), what);
    assertEquals(one.command(), other.command(), what);
    assertEquals(one.reads(), other.reads(), what);
  }

  private static <T> T look(
      MemoryState state, BiFunction<ReadTxn, byte[], T> question, byte[] payload) {
    StateQuery<T> query =
        txn -> new StateQuery.Answer<>(question.apply(txn, payload), state.index(), true);
    return state.now(query).value();
  }

  private String rendered(byte[] result, Authorizer caller) {
    StrictJson out = new StrictJson();
    out.beginArray();
    kind().render(result, caller, out);
    out.endArray();
    return out.text();
  }

  private void tryOut(Map<String, Object> fields, String name, Object shape) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(name, shape);
    try {
      Operation read = kind().parse(changed);
      assertArrayEquals(read.payload(), kind().parse(changed).payload(), changed::toString);
    } catch (PlatformException refused) {
      assertFalse(refused.getMessage().isBlank(), changed::toString);
    }
  }
}
