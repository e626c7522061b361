package io.praetor.state.internal.apply;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompositeTest {

  /** Understands {@code +KEY}, {@code -KEY} and {@code !KEY}: put, refuse when there, throw. */
  private static final CommandHandler OPERATION =
      (txn, payload) -> {
        String text = StandardCharsets.UTF_8.decode(payload).toString();
        String key = text.substring(1);
        switch (text.charAt(0)) {
          case '+' -> {
            txn.put(KvTables.ENTRIES, bytes(key), entry(key, txn.index()));
            txn.put(KvTables.LIFETIMES, bytes(key), new KvLifetime(key, 1, txn.index()));
            return done(key);
          }
          case '-' -> {
            boolean there = txn.get(KvTables.ENTRIES, bytes(key)) != null;
            return there ? refused(key + " is there") : done("no " + key);
          }
          case '?' -> {
            return new byte[0];
          }
          default -> throw new IllegalStateException("on purpose");
        }
      };

  private final StateFixture state = new StateFixture();

  @BeforeEach
  void handle() {
    state.handlers.add(Commands.KV_OPERATION, OPERATION, 0, 1);
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldCarryOutAllAtOneIndex() {
    byte[] result = run("+a", "+b");
    assertArrayEquals(result(true, done("a"), done("b")), result);
    assertEquals(2, state.root().get(KvTables.ENTRIES, bytes("a")).modifyIndex());
    assertEquals(2, state.root().get(KvTables.ENTRIES, bytes("b")).modifyIndex());
    assertEquals(2, state.root().index());
  }

  @Test
  void shouldLetOperationsSeeWhatCameBefore() {
    assertArrayEquals(
        result(false, done("no a"), done("a"), refused("a is there")), run("-a", "+a", "-a"));
  }

  @Test
  void shouldTryAllAndChangeNothingWhenOneIsRefused() {
    state.run("put a 1");
    byte[] result = run("+b", "-a", "+c");
    assertArrayEquals(result(false, done("b"), refused("a is there"), done("c")), result);
    assertNull(state.value("b"));
    assertNull(state.value("c"));
    assertEquals("1", state.value("a"));
    assertEquals(List.of("put@4"), state.run("put d 1"));
  }

  @Test
  void shouldChangeNothingWhenOneThrows() {
    assertThrows(OperationFailedException.class, () -> run("+a", "!"));
    assertNull(state.value("a"));
    assertThrows(OperationFailedException.class, () -> run("+a", "?"));
    assertNull(state.value("a"));
  }

  @Test
  void shouldRunHooksAfterEachOperation() {
    state.hooks.add(
        Hooks.KEYS,
        (txn, change) -> {
          if (change.after() instanceof KvLifetime life) {
            String mark = "hooked-" + life.key();
            txn.put(KvTables.ENTRIES, bytes(mark), entry(mark, txn.index()));
          }
        },
        0,
        1);
    assertArrayEquals(
        result(false, done("a"), refused("hooked-a is there")), run("+a", "-hooked-a"));
    assertNull(state.value("hooked-a"));
    assertArrayEquals(result(true, done("b")), run("+b"));
    assertNotNull(state.value("hooked-b"));
  }

  @Test
  void shouldWaitForTheHandlersOfAllOperationsBeforeTheFirst() {
    CompletableFuture<List<byte[]>> waits =
        state.submit(
            List.of(
                Command.encode(
                    Commands.TRANSACTION,
                    payload(
                        new byte[][] {bytes("+a"), bytes("x")},
                        Commands.KV_OPERATION,
                        Commands.SESSION_OPERATION))));
    while (!state.rules.missing().equals("command " + Commands.SESSION_OPERATION)) {
      Thread.onSpinWait();
    }
    assertFalse(waits.isDone());
    assertNull(state.value("a"));
    state.handlers.add(Commands.SESSION_OPERATION, (txn, payload) -> done("x"), 0, 1);
    assertArrayEquals(result(true, done("a"), done("x")), Outcome.unwrap(waits.join().get(0)));
  }

  @Test
  void shouldDoNothingWithoutOperations() {
    assertArrayEquals(result(true), run());
  }

  @Test
  void shouldRefuseTransactionsInTransactions() {
    for (int number : List.of(Commands.TRANSACTION, Commands.PERISH, Commands.RESTORE)) {
      byte[] payload = payload(new byte[][] {{1}}, number);
      var failure =
          assertThrows(
              OperationFailedException.class, () -> state.run(Commands.TRANSACTION, payload));
      assertEquals(
          "command failed: java.lang.IllegalArgumentException: malformed command: command "
              + number
              + " is no operation",
          failure.getMessage());
    }
  }

  private byte[] run(String... operations) {
    int[] numbers = new int[operations.length];
    byte[][] payloads = new byte[operations.length][];
    for (int i = 0; i < operations.length; i++) {
      numbers[i] = Commands.KV_OPERATION;
      payloads[i] = bytes(operations[i]);
    }
    return state.run(Commands.TRANSACTION, payload(payloads, numbers));
  }

  static byte[] payload(byte[][] payloads, int... numbers) {
    WireWriter out = new WireWriter(16).octet(1).number(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      out.number(numbers[i]).block(payloads[i]);
    }
    return out.toBytes();
  }

  private static byte[] result(boolean done, byte[]... results) {
    WireWriter out = new WireWriter(16).octet(done ? 1 : 0).number(results.length);
    for (byte[] result : results) {
      out.block(result);
    }
    return out.toBytes();
  }

  private static byte[] done(String text) {
    return tagged(Commands.OPERATION_DONE, text);
  }

  private static byte[] refused(String text) {
    return tagged(Commands.OPERATION_REFUSED, text);
  }

  private static byte[] tagged(byte kind, String text) {
    byte[] content = bytes(text);
    return ByteBuffer.allocate(content.length + 1).put(kind).put(content).array();
  }

  private static KvEntry entry(String key, long index) {
    return new KvEntry(key, new byte[0], 0, 0, "", index, index);
  }
}
