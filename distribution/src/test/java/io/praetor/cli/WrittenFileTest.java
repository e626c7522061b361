package io.praetor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFileTest {

  @TempDir Path directory;

  @Test
  void shouldNeverCreateWhatIsThere() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old");
    IOException refused =
        assertThrows(IOException.class, () -> WrittenFile.createSecretly(file, new byte[] {'n'}));
    assertEquals(file + " already exists.", refused.getMessage());
    assertEquals("old", Files.readString(file));
  }

  @Test
  void shouldNotFollowALinkToSomethingElse() throws IOException {
    Path target = directory.resolve("target");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    assertThrows(IOException.class, () -> WrittenFile.create(link, new byte[] {'n'}));
    assertTrue(Files.notExists(target));
    WrittenFile.replaceSecretly(link, new byte[] {'n'});
    assertTrue(Files.isRegularFile(link) && Files.notExists(target));
  }
}
