package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.ConnectReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {

  /** As {@code FlowStream} has it. */
  private static final int WINDOW = 8;

  private TestNode server;
  private TestNode client;

  private final BlockingQueue<RpcStream> accepted = new LinkedBlockingQueue<>();
  private final Recorder atServer = new Recorder(true);
  private final Recorder atClient = new Recorder(true);

  /** Writes down what happens, and takes messages at once or keeps them. */
  private static final class Recorder implements ConnectReceiver {

    private final boolean takes;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Queue<Runnable> untaken = new ConcurrentLinkedQueue<>();

    Recorder(boolean takes) {
      this.takes = takes;
    }

    @Override
    public void message(byte[] message, Runnable taken) {
      events.add("message " + message.length);
      if (takes) {
        taken.run();
      } else {
        untaken.add(taken);
      }
    }

    @Override
    public void ended() {
      events.add("ended");
    }

    @Override
    public void aborted(String reason) {
      events.add("aborted " + reason);
    }

    @Override
    public void untouched(String reason) {
      events.add("untouched");
    }

    String next() throws InterruptedException {
      String event = events.poll(20, TimeUnit.SECONDS);
      assertNotNull(event, "nothing happened");
      return event;
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new TestNode();
    client = new TestNode(Map.of("listen", false), null);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private RpcStream open(Recorder remote, Recorder local) {
    server.accept(
        "s",
        stream -> {
          accepted.add(stream);
          return remote;
        });
    return client.client().open(server.address(), "s", local);
  }

  private RpcStream remote() throws InterruptedException {
    RpcStream stream = accepted.poll(20, TimeUnit.SECONDS);
    assertNotNull(stream);
    return stream;
  }

  @Test
  void shouldCarryMessagesBothWaysAndEnd() throws Exception {
    RpcStream stream = open(atServer, atClient);
    stream.send(new byte[1]).get(20, TimeUnit.SECONDS);
    stream.send(new byte[RpcStream.MESSAGE_BYTES_MAX]).get(20, TimeUnit.SECONDS);
    stream.end();
    assertEquals("message 1", atServer.next());
    assertEquals("message 65536", atServer.next());
    assertEquals("ended", atServer.next());
    RpcStream back = remote();
    back.send(new byte[3]).get(20, TimeUnit.SECONDS);
    back.end();
    assertEquals("message 3", atClient.next());
    assertEquals("ended", atClient.next());
    assertThrows(ExecutionException.class, () -> back.send(new byte[1]).get(20, TimeUnit.SECONDS));
  }

  @Test
  void shouldStopASenderWhoseMessagesAreNotTaken() throws Exception {
    Recorder slow = new Recorder(false);
    RpcStream stream = open(slow, atClient);
    CompletableFuture<Void> last = null;
    for (int i = 0; i < WINDOW; i++) {
      last = stream.send(new byte[1]);
    }
    for (int i = 0; i < WINDOW; i++) {
      assertEquals("message 1", slow.next());
    }
    assertFalse(last.isDone());
    CompletableFuture<Void> beyond = stream.send(new byte[2]);
    // The answer to a call comes behind everything that was sent before.
    server.serve("echo", CompletableFuture::completedFuture);
    client.call(server, "echo", "").get(20, TimeUnit.SECONDS);
    assertTrue(slow.events.isEmpty());
    slow.untaken.forEach(Runnable::run);
    last.get(20, TimeUnit.SECONDS);
    beyond.get(20, TimeUnit.SECONDS);
    assertEquals("message 2", slow.next());
  }

  @Test
  void shouldCutOffASenderThatDoesNotWait() throws Exception {
    Recorder slow = new Recorder(false);
    server.serve("echo", CompletableFuture::completedFuture);
    client.call(server, "echo", "").get(20, TimeUnit.SECONDS); // connected: nothing waits for that
    RpcStream stream = open(slow, atClient);
    CompletableFuture<Void> last = stream.send(new byte[0]);
    for (int i = 0; i < 100; i++) {
      last = stream.send(new byte[0]);
    }
    CompletableFuture<Void> cut = last;
    assertThrows(ExecutionException.class, () -> cut.get(20, TimeUnit.SECONDS));
    for (int i = 0; i < WINDOW; i++) {
      assertEquals("message 0", slow.next());
    }
    assertEquals("aborted the sender does not wait", slow.next());
  }

  @Test
  void shouldCarryManyMessages() throws Exception {
    RpcStream stream = open(atServer, atClient);
    for (int i = 0; i < 2_000; i++) {
      stream.send(new byte[i]).get(20, TimeUnit.SECONDS);
    }
    stream.end();
    for (int i = 0; i < 2_000; i++) {
      assertEquals("message " + i, atServer.next());
    }
    assertEquals("ended", atServer.next());
  }

  @Test
  void shouldTellTheOtherSideWhyItWasAborted() throws Exception {
    RpcStream stream = open(atServer, atClient);
    stream.abort("enough");
    assertEquals("aborted enough", atServer.next());
    RpcStream second = client.client().open(server.address(), "s", atClient);
    second.send(new byte[1]).get(20, TimeUnit.SECONDS);
    remote();
    remote().abort("me too");
    assertEquals("aborted me too", atClient.next());
  }

  @Test
  void shouldTellOfALostPeer() throws Exception {
    RpcStream stream = open(atServer, atClient);
    stream.send(new byte[1]).get(20, TimeUnit.SECONDS);
    assertEquals("message 1", atServer.next());
    server.close();
    assertTrue(atClient.next().startsWith("aborted read tcp 127.0.0.1:"));
    assertTrue(atServer.next().startsWith("aborted "));
  }

  @Test
  void shouldTellThatNobodyWasThere() throws Exception {
    InetSocketAddress nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    client.client().open(nobody, "s", atClient);
    assertEquals("untouched", atClient.next());
    RpcStream closed = client.client().open(nobody, "s", atClient);
    assertEquals("untouched", atClient.next());
    assertThrows(
        ExecutionException.class, () -> closed.send(new byte[1]).get(20, TimeUnit.SECONDS));
  }

  @Test
  void shouldTellThatNobodyTookIt() throws Exception {
    client.client().open(server.address(), "unknown", atClient);
    assertEquals("untouched", atClient.next());
  }

  @Test
  void shouldKeepWhatComesBeforeItIsTaken() throws Exception {
    RpcStream stream = client.client().open(server.address(), "s", atClient);
    stream.send(new byte[1]).get(20, TimeUnit.SECONDS);
    stream.send(new byte[2]).get(20, TimeUnit.SECONDS);
    stream.end();
    server.serve("echo", CompletableFuture::completedFuture);
    client.call(server, "echo", "").get(20, TimeUnit.SECONDS);
    server.accept("s", opened -> atServer);
    assertEquals("message 1", atServer.next());
    assertEquals("message 2", atServer.next());
    assertEquals("ended", atServer.next());
  }

  @Test
  void shouldLoseOnlyTheStreamOfABrokenReceiver() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    server.accept(
        "broken",
        stream -> {
          throw new IllegalStateException("oops");
        });
    client.client().open(server.address(), "broken", atClient);
    assertEquals("aborted the receiver failed", atClient.next());
    assertEquals(0, client.call(server, "echo", "").get(20, TimeUnit.SECONDS).length);
  }

  @Test
  void shouldRefuseMessagesThatAreTooLarge() {
    RpcStream stream = open(atServer, atClient);
    byte[] large = new byte[RpcStream.MESSAGE_BYTES_MAX + 1];
    assertThrows(IllegalArgumentException.class, () -> stream.send(large));
  }
}
