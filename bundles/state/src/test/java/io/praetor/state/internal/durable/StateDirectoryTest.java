package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @TempDir Path parent;

  private StateDirectory directory;

  @BeforeEach
  void open() {
    directory = new StateDirectory(parent.resolve("state"));
  }

  @Test
  void shouldKeepTheMarkThatCountsUntilAnotherIsCommitted() throws IOException {
    assertNull(directory.readMark());
    directory.prepareMark(new byte[] {1});
    assertNull(directory.readMark());
    directory.commitMark();
    directory.prepareMark(new byte[] {2, 2});
    assertArrayEquals(new byte[] {1}, directory.readMark());
    directory.commitMark();
    assertArrayEquals(new byte[] {2, 2}, directory.readMark());
    assertThrows(IOException.class, directory::commitMark);
  }

  @Test
  void shouldDeleteAnEngineWithAllThatIsInItAndNothingElse() throws IOException {
    directory.create("one");
    directory.create("two");
    Path deep = Files.createDirectories(directory.directory("one").resolve("a/b"));
    Files.writeString(deep.resolve("file"), "x");
    Files.createSymbolicLink(deep.resolve("link"), directory.directory("two"));
    Files.writeString(directory.directory("two").resolve("file"), "x");
    directory.delete("one");
    directory.delete("never there");
    assertFalse(Files.exists(directory.directory("one")));
    assertTrue(Files.exists(directory.directory("two").resolve("file")));
  }

  @Test
  void shouldKnowWhichEnginesHoldSomething() throws IOException {
    assertEquals(Set.of(), directory.occupied());
    directory.create("one");
    directory.create("two");
    directory.create("lost+found");
    Files.writeString(directory.directory("two").resolve("file"), "x");
    Files.writeString(directory.directory("lost+found").resolve("file"), "x");
    Files.writeString(parent.resolve("state/engine.mark"), "x");
    assertEquals(Set.of("two"), directory.occupied());
    assertTrue(directory.exists("one"));
    assertFalse(directory.exists("three"));
    assertFalse(directory.exists("engine.mark"));
  }

  @Test
  void shouldRefuseAMarkWithoutEnd() throws IOException {
    directory.create("one");
    Files.write(parent.resolve("state/engine.mark"), new byte[100_000]);
    assertThrows(IOException.class, directory::readMark);
  }
}
