package io.praetor.state.internal.apply;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.apply.Restoring.Commit;
import io.praetor.state.internal.apply.Restoring.Drop;
import io.praetor.state.internal.apply.Restoring.Part;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.table.RestorePart;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.Touched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreWorkTest {

  private static final int PARTS = 3;

  private StateFixture state = new StateFixture();
  private final List<String> published = new CopyOnWriteArrayList<>();
  private byte[][] parts;
  private Commit commit;

  /** A copy with the keys a and held, at index 3; the state has gone on since. */
  @BeforeEach
  void fill() throws IOException {
    state.run("put a 1", "lock held s1");
    byte[] copy = copyOf(state.root());
    parts = new byte[PARTS][];
    int size = copy.length / PARTS;
    for (int i = 0; i < PARTS; i++) {
      int end = i == PARTS - 1 ? copy.length : (i + 1) * size;
      parts[i] = Arrays.copyOfRange(copy, i * size, end);
    }
    CRC32C sum = new CRC32C();
    sum.update(copy);
    commit = new Commit("r", PARTS, sum.getValue());
    state.run("put a 2", "put b 2");
    state.applier.listen(
        new RootListener() {
          @Override
          public void applied(Root root, List<Touched> touched) {
            published.add("applied " + root.index());
          }

          @Override
          public void replaced(Root root) {
            published.add("replaced " + root.index());
          }
        });
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldReplaceEverythingByThePieces() {
    send("r", 0, 1, 2);
    published.clear();
    assertTrue(step(commit));
    assertEquals("1", state.value("a"));
    assertNull(state.value("b"));
    assertNull(part(0));
    assertEquals(List.of("replaced 3"), published);
  }

  /** One entry that holds commands before and after, in one group with entries before and after. */
  @Test
  void shouldKeepItsPlaceAmongOtherCommands() throws InterruptedException {
    send("r", 0, 1, 2);
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    state.handlers.add(
        Commands.SESSION,
        (txn, payload) -> {
          reached.countDown();
          try {
            hold.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new byte[0];
        },
        0,
        1);
    var held = state.submit(List.of(Command.encode(Commands.SESSION, new byte[0])));
    reached.await(); // its group is closed: what follows is the next one
    List<String> order = new CopyOnWriteArrayList<>();
    var before = state.submit("put c 3").thenRun(() -> order.add("before"));
    CompletableFuture<List<byte[]>> with =
        state.submit(
            List.of(
                put("d"), Command.encode(Commands.RESTORE, commit.encode()), put("e"), put("f")));
    var noted = with.thenRun(() -> order.add("with"));
    CompletableFuture<List<byte[]>> after = state.submit("put g 3");
    var last = after.thenRun(() -> order.add("after"));
    published.clear();
    hold.countDown();
    CompletableFuture.allOf(held, before, noted, last).join();
    assertEquals(List.of("before", "with", "after"), order);
    assertEquals("put@4", text(with.join().get(2)));
    assertEquals("put@5", text(with.join().get(3)));
    assertEquals("put@6", text(after.join().get(0)));
    for (String gone : List.of("b", "c", "d")) {
      assertNull(state.value(gone), gone);
    }
    for (String there : List.of("a", "e", "f", "g")) {
      assertNotNull(state.value(there), there);
    }
    assertEquals("replaced 6", published.get(published.size() - 1));
    assertEquals(6, state.root().index());
  }

  @Test
  void shouldGoOnAfterACrashBetweenPiecesAndCommit() throws Exception {
    send("r", 0, 1, 2);
    restart();
    assertTrue(step(commit));
    assertEquals("1", state.value("a"));
    assertNull(state.value("b"));
    assertNull(part(0));
  }

  @Test
  void shouldBeTheSameAfterARestart() throws Exception {
    send("r", 0, 1, 2);
    step(commit);
    state.run("put c 1");
    byte[] before = copyOf(state.root());
    restart();
    assertArrayEquals(before, copyOf(state.root()));
  }

  @Test
  void shouldRefuseDamagedPieces() {
    parts[1] = parts[1].clone();
    parts[1][3] ^= 1;
    send("r", 0, 1, 2);
    assertUnchangedBy(commit);
  }

  @Test
  void shouldRefuseWhenPiecesAreMissing() {
    assertUnchangedBy(commit);
    send("r", 0, 1);
    assertUnchangedBy(commit);
    send("r", 2);
    assertUnchangedBy(new Commit("r", PARTS + 1, commit.sum()));
    assertUnchangedBy(new Commit("other", PARTS, commit.sum()));
    assertTrue(step(commit));
  }

  @Test
  void shouldTakePiecesInOrderOnly() {
    assertFalse(step(new Part("r", 1, parts[1])));
    send("r", 0);
    assertFalse(step(new Part("r", 2, parts[2])));
    assertNull(part(2));
  }

  @Test
  void shouldTakeAPieceAgain() {
    send("r", 0, 1, 1, 2, 2);
    assertTrue(step(commit));
    assertEquals("1", state.value("a"));
  }

  @Test
  void shouldDropThePiecesOfAnOlderRestore() {
    send("old", 0, 1, 2);
    send("r", 0);
    assertNull(part(1));
    assertFalse(step(new Part("old", 1, parts[1])));
    step(new Drop("old"));
    assertNotNull(part(0));
    send("r", 1, 2);
    assertTrue(step(commit));
    assertEquals("1", state.value("a"));
  }

  @Test
  void shouldGiveUp() {
    send("r", 0, 1);
    assertTrue(step(new Drop("r")));
    assertNull(part(0));
    assertNull(part(1));
    assertTrue(step(new Drop("r")));
  }

  @Test
  void shouldNotGoOnWithAStateOfItsOwn() throws InterruptedException {
    Rules older =
        Rules.unknown(
            in -> {
              throw new IOException("table future is not known");
            });
    List<Throwable> broken = new CopyOnWriteArrayList<>();
    ApplyLoop loop =
        new ApplyLoop(new Applier(Root.empty(Schema.current()), older), older, broken::add);
    Hooks.TABLES.keySet().forEach(name -> older.hooks().add(name, StateFixture.QUIET, 0, 0));
    CRC32C sum = new CRC32C();
    sum.update(1);
    byte[] part = new Part("r", 0, new byte[] {1}).encode();
    var done =
        loop.submit(
            new LogPosition(1, 0),
            List.of(
                Command.encode(Commands.RESTORE, part),
                Command.encode(Commands.RESTORE, new Commit("r", 1, sum.getValue()).encode())));
    Thread thread = new Thread(loop, "apply");
    thread.start();
    thread.join();
    assertInstanceOf(BeyondThisServerException.class, broken.get(0));
    assertFalse(done.isDone());
  }

  /** Sends pieces by number and requires that each is taken. */
  private void send(String restore, int... numbers) {
    for (int number : numbers) {
      assertTrue(step(new Part(restore, number, parts[number])), "piece " + number);
    }
  }

  private boolean step(Restoring step) {
    return Restoring.isDone(state.run(Commands.RESTORE, step.encode()));
  }

  private void assertUnchangedBy(Restoring step) {
    published.clear();
    assertFalse(step(step));
    assertEquals("2", state.value("a"));
    assertEquals("2", state.value("b"));
    assertFalse(published.get(0).startsWith("replaced"));
  }

  private RestorePart part(int number) {
    return state.root().get(RestorePart.TABLE, RestorePart.key(number));
  }

  private void restart() throws IOException, InterruptedException {
    state.close();
    Root back = Snapshot.read(Schema.current(), new ByteArrayInputStream(copyOf(state.root())));
    state = new StateFixture(back);
    state.handlers.add(Commands.KV, StateFixture.HANDLER, 0, 1);
  }

  private static byte[] copyOf(Root root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Snapshot.write(root, out);
    return out.toByteArray();
  }

  private static byte[] put(String key) {
    return Command.encode(Commands.KV, bytes("put " + key + " 3"));
  }

  private static String text(byte[] outcome) {
    return new String(Outcome.unwrap(outcome), StandardCharsets.UTF_8);
  }
}
