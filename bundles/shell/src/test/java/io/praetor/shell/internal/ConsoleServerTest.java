package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.shell.internal.TestClient.Reply;
import io.praetor.shell.internal.command.StopRequests;
import io.praetor.shell.internal.command.StoppableRun;
import io.praetor.testkit.thread.LeftThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ConsoleServerTest {

  private static final int LONG_OUTPUT_BYTES = 3_000_000;

  @TempDir Path directory;

  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private Path path;
  private ConsoleServer server;

  @BeforeEach
  void start() throws IOException {
    path = directory.resolve("shell.sock");
    server = new ConsoleServer(ConsoleSocket.open(path), Echo::new);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    release.countDown();
    server.close();
  }

  @Test
  void shouldAnswerLineAfterLine() throws IOException {
    try (TestClient client = new TestClient(path)) {
      assertEquals(new Reply("say: one", true), client.run("one"));
      assertEquals(new Reply("", true), client.run(""));
      assertEquals(new Reply("say: fail", false), client.run("fail"));
      client.send("two\nthree\n");
      assertEquals("say: two", client.reply().text());
      assertEquals("say: three", client.reply().text());
    }
  }

  @Test
  void shouldPassLongOutputsThrough() throws IOException {
    try (TestClient client = new TestClient(path)) {
      assertEquals(LONG_OUTPUT_BYTES, client.run("long").text().length());
    }
  }

  @Test
  void shouldRefuseOneClientTooMany() throws IOException {
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < ConsoleServer.MAX_CLIENTS; i++) {
      clients.add(new TestClient(path));
      assertTrue(clients.get(i).run("x").ok());
    }
    try (TestClient client = new TestClient(path)) {
      assertFalse(client.reply().ok());
      assertTrue(client.isClosedByServer());
    }
    for (TestClient client : clients) {
      assertTrue(client.run("still here").ok());
      client.close();
    }
  }

  @Test
  void shouldRefuseEndlessLines() throws IOException {
    try (TestClient client = new TestClient(path)) {
      client.send("x".repeat(LineReader.MAX_LINE_BYTES + 1));
      assertFalse(client.reply().ok());
    }
  }

  @Test
  void shouldLeaveNothingBehind() throws Exception {
    try (TestClient idle = new TestClient(path)) {
      assertTrue(idle.run("x").ok());
      server.close();

      assertTrue(idle.isClosedByServer());
      assertEquals(0, open.get());
      assertFalse(Files.exists(path));
      assertThrows(IOException.class, () -> new TestClient(path));
      assertEquals(List.of(), LeftThreads.named("shell-"));
    }
  }

  @Test
  void shouldCloseFromACommandOfItsOwn() throws IOException {
    try (TestClient client = new TestClient(path)) {
      client.send("close\n");
      assertThrows(IOException.class, client::reply);
      assertFalse(Files.exists(path));
    }
  }

  @Test
  void shouldNotWaitForeverForACommand() throws Exception {
    try (TestClient client = new TestClient(path)) {
      client.send("hang\n");
      running.await();
      server.close();
      assertThrows(IOException.class, client::reply);
    }
  }

  @Test
  void shouldEndACommandThatLastsWhenItsClientGoes() throws Exception {
    try (TestClient client = new TestClient(path)) {
      client.send("last\n");
      running.await();
    }
    stopped.await();
  }

  @Test
  void shouldEndACommandThatLastsAtCtrlC() throws Exception {
    try (TestClient client = new TestClient(path)) {
      client.send("last\n");
      running.await();
      client.send("\u0003");
      assertEquals(new Reply("stopped", true), client.reply());
      assertEquals(new Reply("say: one", true), client.run("one"));
    }
  }

  @Test
  void shouldEndACommandThatLastsWithTheConsole() throws Exception {
    try (TestClient client = new TestClient(path)) {
      client.send("last\n");
      running.await();
      server.close();
      stopped.await();
      assertTrue(client.isClosedByServer());
    }
  }

  @Test
  void shouldAnswerAllThatWasSentBeforeTheEnd() throws IOException {
    int many = 3 * ReadAhead.MAX_WAITING_LINES;
    try (TestClient client = new TestClient(path)) {
      client.send("x\n".repeat(many));
      client.endInput();
      for (int i = 0; i < many; i++) {
        assertEquals("say: x", client.reply().text());
      }
      assertTrue(client.isClosedByServer());
    }
  }

  private final class Echo implements Interpreter.Session {

    private final OutputStream out;
    private final StopRequests stops;

    Echo(OutputStream out, StopRequests stops) {
      this.out = out;
      this.stops = stops;
      open.incrementAndGet();
    }

    @Override
    public boolean run(String line) {
      try {
        switch (line) {
          case "close" -> server.close();
          case "hang" -> {
            running.countDown();
            release.await();
          }
          case "last" -> last();
          case "long" -> out.write("x".repeat(LONG_OUTPUT_BYTES).getBytes(StandardCharsets.UTF_8));
          default -> out.write(("say: " + line).getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return !line.equals("fail");
    }

    private void last() throws IOException, InterruptedException {
      try (StoppableRun run = stops.begin()) {
        run.accept(stopped::countDown);
        running.countDown();
        stopped.await();
      }
      out.write("stopped".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
