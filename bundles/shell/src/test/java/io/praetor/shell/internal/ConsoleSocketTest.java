package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSocketTest {

  @TempDir Path directory;

  @Test
  void shouldBelongToItsOwnerAlone() throws IOException {
    Path path = directory.resolve("a/shell.sock");
    try (ConsoleSocket socket = ConsoleSocket.open(path)) {
      assertTrue(socket.isOpen());
      assertEquals("rw-------", mode(path));
      assertEquals("rwx------", mode(path.getParent()));
      assertEquals(List.of(path), entries(path.getParent()));
    }
    assertEquals(List.of(), entries(path.getParent()));
  }

  @Test
  void shouldReplaceTheSocketOfADeadAgent() throws IOException {
    Path path = directory.resolve("shell.sock");
    leaveBehind(path);
    try (ConsoleSocket socket = ConsoleSocket.open(path);
        TestClient client = new TestClient(path)) {
      socket.accept().close();
      assertTrue(client.isClosedByServer());
    }
  }

  @Test
  void shouldNotDisturbAnAgentThatLives() throws IOException {
    Path path = directory.resolve("shell.sock");
    try (ConsoleSocket socket = ConsoleSocket.open(path)) {
      assertEquals("another agent listens on " + path, failure(path));
      socket.accept().close(); // the probe
      try (TestClient client = new TestClient(path)) {
        socket.accept().close();
        assertTrue(client.isClosedByServer());
      }
    }
  }

  @Test
  void shouldNotReplaceWhatIsNoSocket() throws IOException {
    Path path = Files.writeString(directory.resolve("shell.sock"), "precious");
    assertEquals(path + " exists and is not a socket", failure(path));
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void shouldRefuseADirectoryThatIsOpenToEveryone() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(
        "every user of this machine may write to " + open, failure(open.resolve("shell.sock")));
  }

  @Test
  void shouldSayThatThePathIsTooLong() {
    Path path = directory.resolve("x".repeat(ConsoleSocket.MAX_PATH_BYTES));
    assertTrue(failure(path).contains("the system allows 100"), failure(path));
    assertFalse(Files.exists(path));
  }

  @Test
  void shouldTakeTheLongestPath() throws IOException {
    int left = ConsoleSocket.MAX_PATH_BYTES - directory.toString().length();
    Path path = directory.resolve("d".repeat(left - "//shell.sock".length())).resolve("shell.sock");
    assertEquals(ConsoleSocket.MAX_PATH_BYTES, path.toString().length());
    try (ConsoleSocket socket = ConsoleSocket.open(path)) {
      assertTrue(socket.isOpen());
    }
  }

  @Test
  void shouldLeaveASocketThatReplacedItsOwn() throws IOException {
    Path path = directory.resolve("shell.sock");
    try (ConsoleSocket socket = ConsoleSocket.open(path)) {
      Path other = directory.resolve("other.sock");
      leaveBehind(other);
      Files.delete(path);
      Files.move(other, path);
      socket.close();
      assertTrue(Files.exists(path));
    }
  }

  private static void leaveBehind(Path path) throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
  }

  private static String failure(Path path) {
    return assertThrows(IOException.class, () -> ConsoleSocket.open(path).close()).getMessage();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
