package io.praetor.snapshot.internal.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.snapshot.internal.FakeState;
import io.praetor.snapshot.internal.archive.ArchiveInspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotScheduleTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;

  private final FakeState state = new FakeState();
  private final Time time = new Time();

  /** A clock that stands still until the next task is due. */
  private static final class Time extends Clock implements SnapshotSchedule.Timer {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Instant due;
    private Runnable task;

    @Override
    public void later(long millis, Runnable next) {
      due = now.plusMillis(millis);
      task = next;
    }

    void toNextTask() {
      now = due;
      task.run();
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private SnapshotSchedule schedule() {
    return schedule(3);
  }

  private SnapshotSchedule schedule(int retain) {
    SnapshotRun run =
        new SnapshotRun(
            new SnapshotShelf(directory, "dc-1", "me"),
            state,
            state.export(time),
            () -> state.index,
            time,
            "dc-1",
            retain);
    SnapshotSchedule schedule = new SnapshotSchedule(run, time, time, HOUR.toMillis());
    schedule.start();
    time.toNextTask();
    return schedule;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shouldTakeOneAtOnceAndThenAtIntervals() throws IOException {
    schedule();
    time.toNextTask();
    assertEquals(List.of("snapshot-dc-1-40-20260301T100000Z.snap"), files());
    state.index = 41;
    time.toNextTask();
    assertEquals(
        List.of("snapshot-dc-1-40-20260301T100000Z.snap", "snapshot-dc-1-41-20260301T110000Z.snap"),
        files());
    Path file = directory.resolve(files().get(0));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (InputStream in = Files.newInputStream(file)) {
      assertEquals(40, ArchiveInspection.of(in).meta().index());
    }
  }

  @Test
  void shouldTakeNoneWithoutNews() throws IOException {
    schedule();
    for (int n = 0; n < 5; n++) {
      time.toNextTask();
    }
    assertEquals(1, files().size());
  }

  @Test
  void shouldGoOnWhereAnotherLeaderWas() throws IOException {
    Files.createFile(directory.resolve("snapshot-dc-1-39-20260301T093000Z.snap"));
    schedule();
    assertEquals(Instant.parse("2026-03-01T10:30:00Z"), time.due);
    time.toNextTask();
    assertEquals(2, files().size());
  }

  @Test
  void shouldNotWaitLongForAFileFromTheFuture() throws IOException {
    Files.createFile(directory.resolve("snapshot-dc-1-39-20990301T093000Z.snap"));
    schedule();
    assertEquals(time.now.plus(HOUR), time.due);
  }

  @Test
  void shouldKeepTheNewestOnly() throws IOException {
    List<String> others =
        List.of(
            "notes.txt",
            "snapshot-dc-1-x-20260101T000000Z.snap",
            "snapshot-dc-2-1-20200101T000000Z.snap",
            "snapshot-dc-1-1-20200101T000000Z.snap.bak");
    for (String other : others) {
      Files.createFile(directory.resolve(other));
    }
    schedule();
    for (int n = 0; n < 10; n++) {
      state.index++;
      time.toNextTask();
    }
    List<String> expected = new ArrayList<>(others);
    expected.add("snapshot-dc-1-48-20260301T170000Z.snap");
    expected.add("snapshot-dc-1-49-20260301T180000Z.snap");
    expected.add("snapshot-dc-1-50-20260301T190000Z.snap");
    assertEquals(expected.stream().sorted().toList(), files());
  }

  @Test
  void shouldTryAgainSoonAfterAFailureAndSaySo() throws IOException {
    SnapshotSchedule schedule = schedule();
    state.broken = new IOException("No space left on device");
    time.toNextTask();
    assertEquals(List.of(), files());
    assertEquals("No space left on device", schedule.report().get("last snapshot error"));
    assertEquals(time.now.plusMillis(SnapshotSchedule.RETRY_MILLIS), time.due);
    state.broken = null;
    time.toNextTask();
    assertEquals(List.of("snapshot-dc-1-40-20260301T100100Z.snap"), files());
    assertEquals("none", schedule.report().get("last snapshot error"));
    assertEquals("snapshot-dc-1-40-20260301T100100Z.snap", schedule.report().get("last snapshot"));
  }

  /** What cannot be read back does not push a good one out. */
  @Test
  void shouldNotKeepWhatItCannotReadBack() throws IOException {
    schedule(1);
    time.toNextTask();
    byte[] good = state.bytes;
    state.index++;
    state.bytes = new byte[0];
    time.toNextTask();
    assertEquals(List.of("snapshot-dc-1-40-20260301T100000Z.snap"), files());
    state.bytes = good;
    time.toNextTask();
    assertEquals(List.of("snapshot-dc-1-41-20260301T110100Z.snap"), files());
  }

  @Test
  void shouldRemoveItsOwnDraftThatACrashLeft() throws IOException {
    Files.writeString(directory.resolve("snapshot-dc-1-me.draft"), "half");
    Files.writeString(directory.resolve("snapshot-dc-1-other.draft"), "somebody else's");
    schedule();
    assertEquals(List.of("snapshot-dc-1-other.draft"), files());
  }

  @Test
  void shouldMakeTheDirectory() {
    Path root = directory;
    directory = root.resolve("a/b");
    schedule();
    time.toNextTask();
    assertTrue(Files.exists(root.resolve("a/b/snapshot-dc-1-40-20260301T100000Z.snap")));
  }

  @Test
  void shouldSayNothingOnceItHasStopped() {
    SnapshotSchedule schedule = schedule();
    state.broken = new IOException("interrupted");
    schedule.stop();
    Runnable task = time.task;
    time.toNextTask();
    assertEquals("none", schedule.report().get("last snapshot error"));
    assertEquals(task, time.task);
  }

  @Test
  void shouldKnowItsOwnNamesOnly() {
    SnapshotName name = new SnapshotName("dc-1", 7, Instant.parse("2026-03-01T10:00:00Z"));
    assertEquals(name, SnapshotName.parse(name.text(), "dc-1").orElseThrow());
    for (String other :
        List.of(
            "snapshot-dc-1-7-20260301T100000Z.snap.draft",
            "snapshot-dc-1-7-20260301.snap",
            "snapshot-dc-1-07-20260301T100000Z.snap",
            "snapshot-dc-1-7-8-20260301T100000Z.snap",
            "snapshot-dc-1-.snap",
            "snapshot-dc-1-7-20261301T100000Z.snap")) {
      assertFalse(SnapshotName.parse(other, "dc-1").isPresent(), other);
    }
    assertFalse(SnapshotName.parse(name.text(), "dc").isPresent());
  }
}
