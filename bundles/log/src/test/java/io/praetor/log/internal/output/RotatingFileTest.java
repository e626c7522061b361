package io.praetor.log.internal.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.log.internal.output.RotatingFile.Rotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

  private static final long HOUR_MILLIS = 3_600_000;

  @TempDir private Path directory;
  private long nanos = 1_700_000_000_123_456_789L;

  private RotatingFile open(String name, Rotation rotation) throws IOException {
    return new RotatingFile(directory + "/" + name, rotation, () -> nanos);
  }

  private void write(RotatingFile file, String text) throws IOException {
    nanos++;
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String content(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void shouldNameFilesAsConsulDoes() throws IOException {
    Rotation rotation = new Rotation(HOUR_MILLIS, 0, 0);
    for (String name : List.of("", "agent", "agent.txt", "a.b.c")) {
      open(name, rotation).close();
    }
    assertEquals(
        List.of(
            "a.b-1700000000123456789.c",
            "agent-1700000000123456789.log",
            "agent-1700000000123456789.txt",
            "consul-1700000000123456789.log"),
        names());
  }

  @Test
  void shouldLetOthersOfTheGroupReadOnly() throws IOException {
    open("a", new Rotation(HOUR_MILLIS, 0, 0)).close();
    var mode = Files.getPosixFilePermissions(directory.resolve(names().get(0)));
    assertEquals(java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"), mode);
  }

  @Test
  void shouldBeginAnewAfterSoManyBytes() throws IOException {
    try (RotatingFile file = open("a", new Rotation(HOUR_MILLIS, 10, 0))) {
      write(file, "12345\n");
      write(file, "67890\n");
      write(file, "next\n");
    }
    assertEquals("12345\n67890\n", content("a-1700000000123456789.log"));
    assertEquals("next\n", content("a-1700000000123456792.log"));
  }

  @Test
  void shouldBeginAnewAfterSomeTime() throws IOException {
    try (RotatingFile file = open("a", new Rotation(HOUR_MILLIS, 0, 0))) {
      nanos += HOUR_MILLIS * 1_000_000 - 2;
      write(file, "old\n");
      write(file, "new\n");
      write(file, "newer\n");
    }
    assertEquals(2, names().size());
    assertEquals("old\n", content(names().get(0)));
    assertEquals("new\nnewer\n", content(names().get(1)));
  }

  @Test
  void shouldKeepSoManyOldFiles() throws IOException {
    Files.writeString(directory.resolve("a.log"), "not ours");
    Files.writeString(directory.resolve("ab-1.log"), "not ours");
    try (RotatingFile file = open("a", new Rotation(HOUR_MILLIS, 1, 2))) {
      for (int n = 0; n < 6; n++) {
        write(file, n + "\n");
      }
    }
    assertEquals(5, names().size(), "two old ones, the current one, and two of others");
    assertEquals("5\n", content(names().get(2)));
    assertEquals("3\n", content(names().get(0)));
  }

  @Test
  void shouldKeepNoOldFiles() throws IOException {
    try (RotatingFile file = open("a", new Rotation(HOUR_MILLIS, 1, -1))) {
      write(file, "1\n");
      write(file, "2\n");
    }
    assertEquals(1, names().size());
    open("a", new Rotation(HOUR_MILLIS, 1, -1)).close();
    assertEquals(List.of("a-" + nanos + ".log"), names());
  }

  @Test
  void shouldSayWhereItCannotWrite() {
    assertThrows(
        NoSuchFileException.class, () -> open("no/such/file", new Rotation(HOUR_MILLIS, 0, 0)));
  }

  @Test
  void shouldTryAgainWhenANewFileCouldNotBeMade() throws IOException {
    Path moved = directory.resolveSibling(directory.getFileName() + "-moved");
    try (RotatingFile file = open("a", new Rotation(HOUR_MILLIS, 1, 0))) {
      write(file, "1\n");
      Files.move(directory, moved);
      assertThrows(IOException.class, () -> write(file, "lost\n"));
      Files.move(moved, directory);
      write(file, "2\n");
    }
    assertEquals("2\n", content(names().get(1)));
  }

  /** A directory of logs is shared with others, whose names may begin alike. */
  @Test
  void shouldRemoveNoFilesOfOthers() throws IOException {
    Files.createFile(directory.resolve("a-template.log"));
    Files.createFile(directory.resolve("a-1.log"));
    open("a", new Rotation(HOUR_MILLIS, 0, -1)).close();
    assertEquals(List.of("a-1700000000123456789.log", "a-template.log"), names());
  }
}
