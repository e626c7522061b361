package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.serf.SerfOptions;
import io.praetor.gossip.internal.serf.Snapshot.Known;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("serf").resolve("local.snapshot");
  }

  /** Writes in the calling thread. */
  private SnapshotFile open() {
    return SnapshotFile.open(file(), false, Runnable::run);
  }

  private static Member member(String name) {
    return new Member(name, "10.0.0.9", 8301, Map.of(), MemberStatus.ALIVE, 1, 5, 2, 2, 5, 4);
  }

  @Test
  void shouldRememberOverARestart() {
    SnapshotFile first = open();
    first.changed(member("a"), Change.JOINED);
    first.changed(member("b"), Change.JOINED);
    first.changed(member("b"), Change.FAILED);
    first.clocks(new SerfOptions.Clocks(9, 5, 1));
    assertTrue(first.isStale());
    first.flush();
    assertFalse(first.isStale());

    SnapshotFile again = open();

    assertEquals(List.of(new Known("a", "10.0.0.9:8301")), again.known());
    assertEquals(new SerfOptions.Clocks(8, 4, 0), again.clocks());
  }

  @Test
  void shouldGoOnBehindATornLine() throws Exception {
    SnapshotFile first = open();
    first.changed(member("a"), Change.JOINED);
    first.flush();
    Files.write(file(), new byte[] {'a', 'l', 'i', (byte) 0xc3}, StandardOpenOption.APPEND);

    SnapshotFile again = open();
    again.changed(member("b"), Change.JOINED);
    again.flush();

    assertEquals(2, open().known().size());
  }

  @Test
  void shouldNotGrowForEver() throws Exception {
    SnapshotFile snapshot = open();
    for (int i = 0; i < 20_000; i++) {
      snapshot.changed(member("a"), Change.JOINED);
      snapshot.changed(member("a"), Change.FAILED);
      snapshot.flush();
    }

    assertTrue(Files.size(file()) < 140 * 1024, Files.size(file()) + " bytes");
  }

  @Test
  void shouldWriteEverythingAgainAfterAFailure() throws Exception {
    SnapshotFile snapshot = open();
    snapshot.changed(member("a"), Change.JOINED);
    Files.delete(file());
    Files.createDirectory(file());
    snapshot.flush();
    Files.delete(file());

    snapshot.changed(member("b"), Change.JOINED);
    snapshot.flush();

    assertEquals(2, open().known().size());
  }

  @Test
  void shouldForgetTheOthersWhenItLeaves() throws Exception {
    SnapshotFile snapshot = open();
    snapshot.changed(member("a"), Change.JOINED);
    snapshot.leave();

    assertTrue(Files.readString(file()).endsWith("leave\n"));
    assertEquals(List.of(), open().known());
  }
}
