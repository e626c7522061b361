package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server listens where another one did until then. */
class HandoverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void shouldListenWhenTheFormerLetsGo() throws Exception {
    try (TestServer former = new TestServer()) {
      former.serve("/v1/x", TestServer.text("former"));
      int port = former.port();
      try (HttpServer next = server("127.0.0.1:" + port)) {
        CompletableFuture<Void> listening = listening(next);
        try (TestClient client = former.client()) {
          assertEquals("former", client.get("/v1/x").text());
        }
        assertFalse(listening.isDone(), "the address is not free yet");
        former.close();
        listening.join();
        InetSocketAddress taken = (InetSocketAddress) next.addresses().get(0);
        assertEquals(port, taken.getPort());
        try (TestClient client = new TestClient(taken.getPort())) {
          assertEquals(404, client.get("/nothing").status());
        }
      }
    }
  }

  @Test
  void shouldStopWaitingWhenItIsClosed() throws Exception {
    try (TestServer former = new TestServer()) {
      HttpServer next = server("127.0.0.1:" + former.port());
      CompletableFuture<Void> listening = listening(next);
      next.close();
      assertThrows(Exception.class, listening::join);
    }
  }

  @Test
  void shouldListenAtAFileWhenTheFormerLetsGo() throws Exception {
    Path path = directory.resolve("http.sock");
    HttpServer former = server("unix://" + path);
    former.listen(Duration.ZERO);
    try (HttpServer next = server("unix://" + path)) {
      CompletableFuture<Void> listening = listening(next);
      connect(path);
      assertFalse(listening.isDone(), "the file is not free yet");
      former.close();
      listening.join();
      connect(path);
    }
    assertFalse(Files.exists(path));
  }

  private static void connect(Path path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      assertTrue(channel.isConnected());
    }
  }

  private static HttpServer server(String address) {
    return HttpServer.prepare(
        TestSettings.of(Map.of("http", new String[] {address})),
        new Providers(System::nanoTime, () -> false));
  }

  private static CompletableFuture<Void> listening(HttpServer server) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            server.listen(PATIENCE);
          } catch (ListenFailedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
