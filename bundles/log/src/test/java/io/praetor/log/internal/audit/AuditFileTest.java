package io.praetor.log.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.audit.AuditEntry;
import io.praetor.log.internal.output.RotatingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {

  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
  private static final UUID ID = new UUID(1, 2);

  @TempDir private Path directory;

  private static AuditEntry entry(String path) {
    return new AuditEntry(
        "PUT", path, "a-b", "10.0.0.1:4000", "", "localhost:8500", "curl \"7\"\n", 403);
  }

  @Test
  void shouldWriteALineForEachEntry() {
    assertEquals(
        "{\"created_at\":\"2030-01-02T03:04:05.678Z\",\"event_type\":\"audit\",\"payload\":{"
            + "\"id\":\"00000000-0000-0001-0000-000000000002\",\"version\":\"1\","
            + "\"type\":\"HTTPEvent\",\"timestamp\":\"2030-01-02T03:04:05.678Z\","
            + "\"auth\":{\"accessor_id\":\"a-b\"},"
            + "\"request\":{\"operation\":\"PUT\",\"endpoint\":\"/v1/kv/a\","
            + "\"remote_addr\":\"10.0.0.1:4000\",\"user_agent\":\"curl \\\"7\\\"\\n\","
            + "\"host\":\"localhost:8500\"},\"response\":{\"status\":\"403\"},"
            + "\"stage\":\"OperationComplete\"}}\n",
        new String(AuditLine.of(entry("/v1/kv/a"), NOW, ID), StandardCharsets.UTF_8));
  }

  @Test
  void shouldHaveWrittenAllEntriesInOrderWhenItIsClosed() throws IOException {
    RotatingFile file =
        new RotatingFile(
            directory.resolve("audit.json").toString(),
            new RotatingFile.Rotation(Long.MAX_VALUE / 1_000_000, 0, 0),
            () -> 7);
    try (AuditFile trail = new AuditFile(file, () -> NOW, () -> ID, Thread::new)) {
      for (int n = 0; n < 1_000; n++) {
        trail.record(entry("/v1/kv/" + n));
      }
    }
    List<String> lines = Files.readAllLines(only());
    assertEquals(1_000, lines.size());
    for (int n = 0; n < lines.size(); n++) {
      assertTrue(lines.get(n).contains("\"/v1/kv/" + n + "\""), lines.get(n));
    }
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size());
      return all.get(0);
    }
  }
}
