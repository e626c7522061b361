package io.praetor.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
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

  /** A console that repeats what it is told; "bad" fails and "die" breaks the line. */
  private ServerSocketChannel console() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(directory.resolve("shell.sock")));
    served =
        CompletableFuture.runAsync(
            () -> {
              try (SocketChannel client = server.accept();
                  BufferedReader lines =
                      new BufferedReader(
                          new InputStreamReader(
                              Channels.newInputStream(client), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.equals("die")) {
                    return;
                  }
                  String status = line.equals("bad") ? "\u0001" : "\u0000";
                  client.write(StandardCharsets.UTF_8.encode("<" + line + ">\n" + status));
                }
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    return server;
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
