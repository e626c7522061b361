package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTest {

  private TestNode server;
  private TestNode client;

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

  @Test
  void shouldAnswer() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    assertEquals("hello", text(client.call(server, "echo", "hello")));
  }

  @Test
  void shouldCarryLargeMessagesBothWays() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    byte[] large = new byte[RpcClient.MESSAGE_BYTES_MAX];
    new Random(1).nextBytes(large);
    byte[] answer = client.client().call(server.address(), "echo", large, TestNode.PATIENCE).get();
    assertArrayEquals(large, answer);
  }

  @Test
  void shouldKeepTheOrderOfCallsAndAnswerInAny() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<byte[]>> open = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(1_000);
    server.serve(
        "keep",
        request -> {
          order.add(new String(request, StandardCharsets.UTF_8));
          CompletableFuture<byte[]> answer = new CompletableFuture<>();
          open.add(answer);
          all.countDown();
          return answer;
        });
    List<CompletableFuture<byte[]>> answers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      expected.add("" + i);
      answers.add(client.call(server, "keep", "" + i));
    }
    assertTrue(all.await(20, TimeUnit.SECONDS));
    assertEquals(expected, order);
    for (int i = 999; i >= 0; i--) {
      open.get(i).complete(("answer " + i).getBytes(StandardCharsets.UTF_8));
      assertEquals("answer " + i, text(answers.get(i)));
    }
  }

  @Test
  void shouldCarryFailures() {
    server.serve("leaderless", request -> CompletableFuture.failedFuture(new NoLeaderException()));
    server.serve(
        "broken",
        request -> {
          throw new IllegalStateException("oops");
        });
    assertInstanceOf(NoLeaderException.class, failure(client.call(server, "leaderless", "")));
    Throwable plain = failure(client.call(server, "broken", ""));
    assertInstanceOf(OperationFailedException.class, plain);
    assertEquals("rpc error making call: oops", plain.getMessage());
  }

  @Test
  void shouldSayThatNothingArrivedWhereNobodyListens() throws Exception {
    InetSocketAddress nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    for (int i = 0; i < 3; i++) {
      Throwable failure =
          failure(client.client().call(nobody, "echo", new byte[0], TestNode.PATIENCE));
      assertInstanceOf(PeerUnreachableException.class, failure);
      assertEquals(
          "dial tcp 127.0.0.1:" + nobody.getPort() + ": connect: connection refused",
          failure.getMessage());
    }
  }

  @Test
  void shouldSayThatNothingArrivedAtAStranger() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> call =
          client
              .client()
              .call(
                  (InetSocketAddress) stranger.getLocalSocketAddress(),
                  "echo",
                  new byte[0],
                  TestNode.PATIENCE);
      try (Socket socket = stranger.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(PeerUnreachableException.class, failure(call));
      }
    }
  }

  @Test
  void shouldSayThatTheAnswerWasLost() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    server.serve(
        "never",
        request -> {
          arrived.countDown();
          return new CompletableFuture<>();
        });
    CompletableFuture<byte[]> call = client.call(server, "never", "");
    assertTrue(arrived.await(20, TimeUnit.SECONDS));
    server.close();
    assertInstanceOf(PeerLostException.class, failure(call));
    assertInstanceOf(PeerUnreachableException.class, failure(client.call(server, "never", "")));
  }

  @Test
  void shouldAnswerWhatHasBegunWhenThePortCloses() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    server.serve(
        "slow",
        request -> {
          arrived.countDown();
          return answer;
        });
    CompletableFuture<byte[]> call = client.call(server, "slow", "");
    assertTrue(arrived.await(20, TimeUnit.SECONDS));
    Thread closing = new Thread(server::close);
    closing.start();
    answer.complete("late".getBytes(StandardCharsets.UTF_8));
    assertEquals("late", text(call));
    closing.join();
  }

  @Test
  void shouldGiveUpInTime() {
    server.serve("never", request -> new CompletableFuture<>());
    CompletableFuture<byte[]> call =
        client.client().call(server.address(), "never", new byte[0], Duration.ofMillis(50));
    assertInstanceOf(TimeoutException.class, failure(call));
  }

  @Test
  void shouldForgetCancelledCalls() throws Exception {
    List<CompletableFuture<byte[]>> open = Collections.synchronizedList(new ArrayList<>());
    server.serve(
        "keep",
        request -> {
          CompletableFuture<byte[]> answer = new CompletableFuture<>();
          open.add(answer);
          return answer;
        });
    server.serve("echo", CompletableFuture::completedFuture);
    CompletableFuture<byte[]> call = client.call(server, "keep", "");
    assertEquals("1", text(client.call(server, "echo", "1")));
    assertTrue(call.cancel(true));
    open.get(0).complete(new byte[0]);
    assertEquals("2", text(client.call(server, "echo", "2")));
  }

  @Test
  void shouldWaitForAHandlerThatIsBeingExchanged() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    CompletableFuture<byte[]> first = client.call(server, "late", "1");
    CompletableFuture<byte[]> second = client.call(server, "late", "2");
    assertEquals("", text(client.call(server, "echo", "")));
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    server.serve(
        "late",
        request -> {
          order.add(new String(request, StandardCharsets.UTF_8));
          return CompletableFuture.completedFuture(request);
        });
    assertEquals("1", text(first));
    assertEquals("2", text(second));
    assertEquals(List.of("1", "2"), order);
  }

  @Test
  void shouldNotWaitForeverForAHandler() {
    Throwable failure = failure(client.call(server, "nobody", ""));
    assertInstanceOf(UnavailableException.class, failure);
    assertEquals("nobody answers nobody here yet", failure.getMessage());
  }

  @Test
  void shouldAskTheNewerOfTheHigherRanking() throws Exception {
    long low = server.serve("who", answer("low"), false, 0);
    assertEquals("low", text(client.call(server, "who", "")));
    long high = server.serve("who", answer("high"), false, 5);
    server.serve("who", answer("new"), false, 0);
    assertEquals("high", text(client.call(server, "who", "")));
    server.withdraw("who", high);
    assertEquals("new", text(client.call(server, "who", "")));
    server.withdraw("who", low);
    assertEquals("new", text(client.call(server, "who", "")));
  }

  @Test
  void shouldReachAServerThatComesBackOnTheSamePort() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    assertEquals("1", text(client.call(server, "echo", "1")));
    int port = server.address().getPort();
    server.close();
    server = new TestNode(Map.of("port", port), null);
    server.serve("echo", CompletableFuture::completedFuture);
    String answer = null;
    long end = System.nanoTime() + TestNode.PATIENCE.toNanos();
    while (answer == null && System.nanoTime() < end) {
      CompletableFuture<byte[]> call = client.call(server, "echo", "2");
      answer = call.handle((body, failure) -> failure == null ? "2" : null).get();
    }
    assertEquals("2", answer);
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    int port = server.address().getPort();
    IOException refused =
        assertThrows(IOException.class, () -> new TestNode(Map.of("port", port), null));
    assertEquals(
        "cannot listen on 127.0.0.1:" + port + " (server port): Address already in use",
        refused.getMessage());
  }

  @Test
  void shouldLetInOnlySoManyConnectionsOfAnAddress() throws Exception {
    try (TestNode narrow = new TestNode(Map.of("maxConnectionsPerClient", 1), null)) {
      narrow.serve("echo", CompletableFuture::completedFuture);
      narrow.serve("raft", CompletableFuture::completedFuture);
      assertEquals("1", text(client.call(narrow, "echo", "1")));
      assertInstanceOf(PeerUnreachableException.class, failure(client.call(narrow, "raft", "2")));
    }
  }

  @Test
  void shouldHangUpOnStrangersAndSilentCallers() throws Exception {
    try (TestNode hasty = new TestNode(Map.of("handshakeMillis", 100L), null)) {
      for (String greeting : List.of("", "PR", "GET / HTTP/1.1\r\n\r\n")) {
        try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), hasty.address().getPort())) {
          socket.setSoTimeout(20_000);
          socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
          assertEquals(-1, readOrReset(socket));
        }
      }
    }
  }

  @Test
  void shouldRefuseAddressesThatAreNone() {
    Throwable failure =
        failure(
            client
                .client()
                .call(
                    InetSocketAddress.createUnresolved("no.such.host", 8300),
                    "echo",
                    new byte[0],
                    TestNode.PATIENCE));
    assertInstanceOf(PeerUnreachableException.class, failure);
  }

  @Test
  void shouldNotMixUpAnswersOfManyThreads() throws Exception {
    server.serve("echo", CompletableFuture::completedFuture);
    List<Thread> threads = new ArrayList<>();
    List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      String prefix = t + "-";
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  try {
                    assertEquals(prefix + i, text(client.call(server, "echo", prefix + i)));
                  } catch (Exception | AssertionError e) {
                    problems.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), problems);
    assertNotEquals(0, threads.size());
  }

  private static int readOrReset(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException e) {
      return -1;
    }
  }

  private static RpcHandler answer(String text) {
    return request -> CompletableFuture.completedFuture(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(CompletableFuture<byte[]> answer) throws Exception {
    return new String(answer.get(20, TimeUnit.SECONDS), StandardCharsets.UTF_8);
  }

  private static Throwable failure(CompletableFuture<byte[]> answer) {
    return assertThrows(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS))
        .getCause();
  }
}
