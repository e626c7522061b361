package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentStorageTest {

  @TempDir Path parent;

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.toList();
    }
  }

  @Test
  void shouldGiveEveryAgentADirectoryOfItsOwn() throws IOException {
    try (AgentStorage first = new AgentStorage(parent, "consul");
        AgentStorage second = new AgentStorage(parent, "consul")) {
      assertNotEquals(first.frameworkDirectory(), second.frameworkDirectory());
    }
  }

  @Test
  void shouldLetNobodyElseIn() throws IOException {
    try (AgentStorage storage = new AgentStorage(parent, "consul")) {
      Path directory = storage.frameworkDirectory().getParent();
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }
  }

  @Test
  void shouldLeaveNothingBehind() throws IOException {
    try (AgentStorage storage = new AgentStorage(parent, "a/b ../c")) {
      Files.createDirectories(storage.frameworkDirectory().resolve("bundle0"));
      Files.writeString(storage.frameworkDirectory().resolve("bundle0/x"), "x");
    }
    assertEquals(List.of(), entries());
  }

  @Test
  void shouldRemoveWhatADeadAgentLeft() throws IOException {
    Path dead = Files.createDirectory(parent.resolve("praetor-agent-consul-123"));
    Files.createFile(dead.resolve("owner.lock"));
    Path notOurs = Files.createDirectory(parent.resolve("praetor-agent-consul-456"));
    Path other = Files.createDirectory(parent.resolve("praetor-agent-root-123"));
    Files.createFile(other.resolve("owner.lock"));
    try (AgentStorage storage = new AgentStorage(parent, "consul")) {
      storage.removeLeftovers();
      assertFalse(Files.exists(dead));
      assertTrue(Files.exists(notOurs));
      assertTrue(Files.exists(other));
      assertTrue(Files.exists(storage.frameworkDirectory().getParent()));
    }
  }
}
