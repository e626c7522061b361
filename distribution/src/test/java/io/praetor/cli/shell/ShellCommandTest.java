package io.praetor.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  void shouldPassAnInterruptOnToTheCommandThatRuns() throws Exception {
    try (ServerSocketChannel server = console();
        ConsoleConnection connection = ConsoleConnection.open(directory.resolve("shell.sock"))) {
      assertFalse(connection.interrupt());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CountDownLatch begun = new CountDownLatch(1);
      PrintStream seen =
          new PrintStream(out, false, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
              begun.countDown();
            }
          };
      CompletableFuture<Boolean> run =
          CompletableFuture.supplyAsync(() -> run(connection, "last", seen));
      begun.await();
      assertTrue(connection.interrupt());
      assertFalse(connection.interrupt());
      assertTrue(run.get(30, TimeUnit.SECONDS));
      assertEquals("begun\n<last interrupted>\n", out.toString(StandardCharsets.UTF_8));
      assertFalse(connection.interrupt());
      assertTrue(server.isOpen());
    }
  }

  private static boolean run(ConsoleConnection connection, String command, PrintStream out) {
    try {
      return connection.run(command, out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
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
