package io.praetor.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellCommandTest {

  @TempDir Path directory;

  private final TestTerminal terminal = new TestTerminal();
  private CompletableFuture<Void> served = CompletableFuture.completedFuture(null);

  @AfterEach
  void shouldHaveEndedTheConversation() {
    served.join();
  }

  private ServerSocketChannel console() throws IOException {
    FakeConsole console = FakeConsole.in(directory);
    served = console.served();
    return console.server();
  }

  @Test
  void shouldRunOneCommand() throws IOException {
    try (ServerSocketChannel server = console()) {
      assertEquals(0, terminal.run("shell", "-data-dir=" + directory, "-c", "lb ä"));
      assertEquals("<lb ä>\n", terminal.out());
      assertTrue(server.isOpen());
    }
  }

  @Test
  void shouldFailWithTheCommand() throws IOException {
    try (ServerSocketChannel server = console()) {
      assertEquals(
          1, terminal.run("shell", "-socket", directory.resolve("shell.sock") + "", "-c", "bad"));
      assertEquals("<bad>\n", terminal.out());
      assertTrue(server.isOpen());
    }
  }

  @Test
  void shouldConverseUntilTheInputEnds() throws IOException {
    terminal.with(SocketPath.VARIABLE, directory.resolve("shell.sock").toString());
    try (ServerSocketChannel server = console()) {
      assertEquals(0, terminal.typing("bad\n\nlb\n").run("shell"));
      assertEquals("<bad>\n<lb>\n", terminal.out());
      assertTrue(server.isOpen());
    }
  }

  @Test
  void shouldConverseUntilToldToExit() throws IOException {
    terminal.with(SocketPath.VARIABLE, directory.resolve("shell.sock").toString());
    try (ServerSocketChannel server = console()) {
      assertEquals(0, terminal.typing("bad\n exit \nlb\n").run("shell"));
      assertEquals("<bad>\n", terminal.out());
      assertTrue(server.isOpen());
    }
  }

  @Test
  void shouldSayThatTheAgentWentAway() throws IOException {
    try (ServerSocketChannel server = console()) {
      assertEquals(1, terminal.run("shell", "-data-dir=" + directory, "-c", "die"));
      assertEquals("the agent closed the console\n", terminal.err());
      assertTrue(server.isOpen());
    }
  }

  @Test
  void shouldSayInOneLineThatNoAgentAnswers() {
    assertEquals(1, terminal.run("shell", "-data-dir=" + directory.resolve("none"), "-c", "lb"));
    assertTrue(terminal.err().matches("Error! No agent answers at [^\n]+\n"), terminal.err());
  }
}
