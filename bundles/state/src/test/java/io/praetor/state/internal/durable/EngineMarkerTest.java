package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts, as seen by those who look, while the disk works or fails. */
class EngineMarkerTest {

  private static final EngineMark ONE = new EngineMark("one", "one", Set.of());
  private static final EngineMark TWO = ONE.changedTo("two", "one");

  private final MarkOnly files = new MarkOnly();
  private EngineMarker marker;

  @BeforeEach
  void begin() throws IOException {
    files.mark = ONE.encode();
    marker = EngineMarker.read(files, "one");
  }

  @Test
  void shouldLetTheNextCountWhateverTheRenameThrows() throws IOException {
    for (Throwable failure :
        List.of(new IOException(), new IllegalStateException(), new OutOfMemoryError())) {
      begin();
      files.atCommit = () -> MarkOnly.raise(failure);
      marker.point(TWO);
      assertEquals(TWO, marker.mark());
      assertFalse(marker.isSettled());
      assertThrows(failure.getClass(), marker::settle);
      files.atCommit = () -> {};
      marker.settle();
      assertTrue(marker.isSettled());
      assertEquals(TWO, EngineMark.decode(files.mark));
    }
  }

  @Test
  void shouldChangeNothingWhenTheNextCannotBeWritten() {
    files.atPrepare = () -> MarkOnly.raise(new IllegalStateException());
    assertThrows(IllegalStateException.class, () -> marker.point(TWO));
    assertEquals(ONE, marker.mark());
    assertTrue(marker.isSettled());
  }

  @Test
  void shouldAnswerWhileTheDiskIsBusy() throws IOException {
    files.atPrepare = () -> assertEquals(ONE, asked().mark());
    files.atCommit = () -> assertFalse(asked().isSettled());
    marker.point(TWO);
    EngineMark noted = TWO.withoutLeftover("one");
    files.atPrepare = () -> {};
    files.atCommit = () -> later(() -> marker.note(noted));
    marker.note(TWO.configured("two"));
    marker.settle();
    assertEquals(noted, EngineMark.decode(files.mark));
  }

  /** The marker, when another thread could ask it everything. */
  private EngineMarker asked() {
    later(
        () -> {
          marker.mark();
          marker.isSettled();
        });
    return marker;
  }

  private static void later(Runnable question) {
    CompletableFuture.runAsync(question).orTimeout(10, TimeUnit.SECONDS).join();
  }
}
