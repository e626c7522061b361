package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.raft.LogPosition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path directory;

  private final List<Long> purged = new ArrayList<>();
  private final RecordingState state = new RecordingState();

  @Test
  void shouldKeepTheTrailingEntriesOfASmallLog() throws Exception {
    List<LogFiles.Segment> files = List.of(file(0, 99L, 8), file(100, 199L, 8), file(200, null, 1));

    assertEquals(140, Upkeep.purgePoint(150, 10, files));
    assertEquals(-1, Upkeep.purgePoint(-1, 0, files));
  }

  @Test
  void shouldKeepFewerWhenTheyAreLarge() throws Exception {
    List<LogFiles.Segment> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      files.add(file(10L * i, 10L * i + 9, 8));
    }
    files.add(file(100, null, 8));

    assertEquals(59, Upkeep.purgePoint(105, 10_240, files));
  }

  @Test
  void shouldNeverDropWhatIsNotDurable() throws Exception {
    List<LogFiles.Segment> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      files.add(file(10L * i, 10L * i + 9, 40));
    }

    assertEquals(39, Upkeep.purgePoint(45, 10_240, files));
    assertEquals(-1, Upkeep.purgePoint(5, 6, files));
  }

  @Test
  void shouldAskForACheckpointOnlyWhenTheStateLags() {
    run(upkeep(100, false));
    assertEquals(LogPosition.NONE, state.durablePosition());

    state.advance(new LogPosition(1, 100));
    run(upkeep(1_000, false));
    assertEquals(new LogPosition(1, 100), state.durablePosition());
  }

  @Test
  void shouldDropAppliedEntriesOfALogThatDiesWithTheProcess() {
    run(upkeep(1_000, true));

    assertEquals(List.of(990L), purged);
    assertEquals(LogPosition.NONE, state.durablePosition());
  }

  private static void run(Upkeep upkeep) {
    upkeep.run().toCompletableFuture().join();
  }

  private Upkeep upkeep(long applied, boolean volatileLog) {
    return new Upkeep(
        state,
        directory,
        500,
        10,
        () -> applied,
        last -> {
          purged.add(last);
          return CompletableFuture.completedFuture(last);
        },
        volatileLog);
  }

  private LogFiles.Segment file(long first, Long last, int mebibytes) throws IOException {
    Path path = directory.resolve("log_" + first);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength((long) mebibytes * MEBIBYTE);
    }
    return new LogFiles.Segment(path, first, last);
  }
}
