package io.praetor.log.internal.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.log.internal.output.RotatingFile.Rotation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFailureTest {

  @TempDir private Path directory;

  private String failure(String name) {
    IOException thrown =
        assertThrows(
            IOException.class,
            () -> new RotatingFile(directory + "/" + name, new Rotation(1, 0, 0), () -> 7));
    return OpenFailure.text(thrown);
  }

  @Test
  void shouldSayThatTheDirectoryIsMissing() {
    assertEquals(
        "open " + directory + "/none/a-7.json: no such file or directory", failure("none/a.json"));
  }

  @Test
  void shouldSayThatTheDirectoryIsNone() throws IOException {
    Files.createFile(directory.resolve("file"));
    assertEquals("open " + directory + "/file/a-7.json: not a directory", failure("file/a.json"));
  }

  @Test
  void shouldSayThatItIsNotAllowed() {
    assertEquals(
        "open /x/a-7.json: permission denied",
        OpenFailure.text(new AccessDeniedException("/x/a-7.json")));
  }

  @Test
  void shouldSayWhatElseIsWrong() {
    assertEquals("disk on fire", OpenFailure.text(new IOException("disk on fire")));
  }
}
