package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes over, or does not; what comes in between comes at the worst moment. */
class PersisterTest {

  private static final EngineMark ONE = new EngineMark("one", "one", Set.of());

  private final StateFixture state = new StateFixture();
  private final MarkOnly files = new MarkOnly();
  private final Engine one = new Engine();
  private final Engine two = new Engine();
  private final AtomicLong clock = new AtomicLong();
  private EngineMarker marker;
  private Persister persister;
  private Takeover takeover;

  @BeforeEach
  void begin() throws IOException {
    files.mark = ONE.encode();
    marker = EngineMarker.read(files, "one");
    Checkpoint checkpoint = checkpoint("one");
    Root unused = checkpoint.load(one);
    CheckpointPolicy rarely = new CheckpointPolicy(Duration.ofHours(1), Integer.MAX_VALUE);
    persister = new Persister(checkpoint, one, marker, rarely, state::root, clock::get);
    persister.engines(Map.of("one", one, "two", two));
    Checkpoint next = checkpoint("two");
    next.reopen(two);
    takeover = new Takeover(next, two, ONE.changedTo("two", "one"));
    state.run("put a 1");
  }

  @AfterEach
  void end() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldGoOver() {
    persister.takeOver(takeover);
    run();
    assertEquals("two", marker.mark().engine());
    assertTrue(one.closed);
    takeover.taken().join();
    takeover.settled().join();
  }

  @Test
  void shouldForgetAtOnceWhatIsWithdrawn() {
    persister.takeOver(takeover);
    persister.withdraw(takeover);
    assertTrue(takeover.taken().isCompletedExceptionally());
    run();
    assertStays();
  }

  @Test
  void shouldForgetAtOnceWhatHasLeft() {
    persister.takeOver(takeover);
    persister.engines(Map.of("one", one));
    assertTrue(takeover.taken().isCompletedExceptionally());
    run();
    assertStays();
  }

  @Test
  void shouldNotGoOverToWhatIsWithdrawnWhileItIsWritten() {
    two.atWritten = () -> persister.withdraw(takeover);
    persister.takeOver(takeover);
    run();
    assertStays();
  }

  @Test
  void shouldNotGoOverToWhatLeavesWhileItIsWritten() throws InterruptedException {
    Thread leaving = new Thread(() -> persister.engines(Map.of("one", one)));
    two.atWritten = () -> awaitWaiting(leaving);
    persister.takeOver(takeover);
    run();
    leaving.join();
    assertStays();
  }

  @Test
  void shouldLetGoOfTheFormerBeforeItSaysSo() throws InterruptedException {
    Thread leaving = new Thread(() -> persister.engines(Map.of("two", two)));
    one.atClose = () -> awaitWaiting(leaving);
    persister.takeOver(takeover);
    run();
    leaving.join();
    assertEquals("two", marker.mark().engine());
  }

  @Test
  void shouldRefuseAllWhenItsThreadHasEnded() {
    Thread.currentThread().interrupt();
    persister.run();
    assertFalse(Thread.interrupted());
    persister.takeOver(takeover);
    assertTrue(takeover.taken().isCompletedExceptionally());
    assertTrue(persister.checkpoint().isCompletedExceptionally());
    assertEquals("one", marker.mark().engine());
  }

  private void assertStays() {
    assertTrue(takeover.taken().isCompletedExceptionally());
    assertEquals("one", marker.mark().engine());
    assertEquals(state.root().position(), persister.position());
    assertFalse(two.closed, "it belongs to the change that was given up");
  }

  /** Does what there is to do, and ends. */
  private void run() {
    persister.close();
    persister.run();
  }

  /** Starts a thread and returns when it waits for the persister. */
  private static void awaitWaiting(Thread thread) {
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(thread.getState() != Thread.State.TERMINATED, "it has not waited");
      Thread.onSpinWait();
    }
  }

  private static Checkpoint checkpoint(String engine) {
    return new Checkpoint(Schema.current(), Path.of(engine));
  }

  /** Holds nothing, and does something when it is written or closed. */
  private static final class Engine implements StorageEngine, Store {

    private Runnable atWritten = () -> {};
    private Runnable atClose = () -> {};
    private boolean closed;
    private byte[] mark;

    @Override
    public Store open(Path directory) {
      return this;
    }

    @Override
    public byte[] mark() {
      return mark;
    }

    @Override
    public void apply(Iterator<Change> changes, byte[] next) {
      changes.forEachRemaining(change -> {});
      atWritten.run();
      mark = next;
    }

    @Override
    public void replace(Iterator<Change> entries, byte[] next) {
      apply(entries, next);
    }

    @Override
    public void scan(Visitor visitor) {}

    @Override
    public void close() {
      if (!closed) {
        atClose.run();
      }
      closed = true;
    }
  }
}
