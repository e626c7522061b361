package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.tls.TlsContexts;
import io.praetor.testkit.log.LoggedLines;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent may do that has no certificate yet. */
class UncertifiedTest {

  private static final String SERVER = "server.dc1.consul";
  private static final String AGENT_ID = "spiffe://td.consul/agent/client/dc/dc1/id/n1";
  private static final String SERVICE_ID = "spiffe://td.consul/ns/default/dc/dc1/svc/web";

  private final List<TestNode> nodes = new ArrayList<>();
  private TestCertificates ours;
  private TestNode server;
  private TestNode client;

  @BeforeEach
  void make() throws Exception {
    ours = new TestCertificates();
    server = node(ours.agent(SERVER, true, true, true), true);
    client = node(ours.waiting(), false);
  }

  @AfterEach
  void stop() {
    nodes.forEach(TestNode::close);
  }

  private TestNode node(TlsContexts tls, boolean uncertified) throws Exception {
    TestNode node =
        new TestNode(Map.of("handshakeMillis", 20_000L, "uncertified", uncertified), tls);
    nodes.add(node);
    node.serve("api", CompletableFuture::completedFuture);
    node.serve("raft", CompletableFuture::completedFuture, true, 0);
    node.serveStrangers("certificate", CompletableFuture::completedFuture);
    return node;
  }

  private static Object outcome(CompletableFuture<byte[]> call) throws Exception {
    return call.handle(
            (body, failure) ->
                failure == null ? new String(body, StandardCharsets.UTF_8) : (Object) failure)
        .get(30, TimeUnit.SECONDS);
  }

  private Object ask(String protocol) throws Exception {
    return outcome(client.callUncertified(server, protocol, new byte[] {'h', 'i'}));
  }

  private static String reason(Object outcome) {
    return assertInstanceOf(Throwable.class, outcome).getMessage();
  }

  @Test
  void shouldAnswerTheOneQuestion() throws Exception {
    assertEquals("hi", ask("certificate"));
    assertEquals("hi", ask("certificate"));
  }

  @Test
  void shouldAnswerNoOther() throws Exception {
    try (LoggedLines lines = new LoggedLines("io.praetor.rpc.internal.server")) {
      assertInstanceOf(ForbiddenException.class, ask("api"));
      assertTrue(lines.next().contains("it has no certificate, and does not ask for one"));
    }
    assertTrue(reason(ask("raft")).contains("may ask for one, and nothing else"));
    assertInstanceOf(UnavailableException.class, ask("unheard-of"));
  }

  @Test
  void shouldAnswerOneAfterTheOther() throws Exception {
    CompletableFuture<byte[]> late = new CompletableFuture<>();
    server.serveStrangers("slow", request -> late);
    CompletableFuture<byte[]> first = client.callUncertified(server, "slow", new byte[] {'1'});
    assertTrue(reason(ask("slow")).contains("too many calls"));
    assertFalse(first.isDone());
    late.complete(new byte[] {'1'});
    assertEquals("1", outcome(first));
  }

  @Test
  void shouldTakeNoLargeQuestion() throws Exception {
    assertInstanceOf(
        PeerLostException.class,
        outcome(client.callUncertified(server, "certificate", new byte[70_000])));
  }

  @Test
  void shouldSayWhyWhereNoCertificatesAreHandedOut() throws Exception {
    server = node(ours.agent(SERVER, true, true, true), false);
    try (LoggedLines lines = new LoggedLines("io.praetor.rpc.internal.server")) {
      Object refused = ask("certificate");
      assertInstanceOf(PeerUnreachableException.class, refused);
      assertTrue(
          reason(refused)
              .contains("it hands out no certificates, auto_encrypt.allow_tls is not set there"));
      assertTrue(lines.next().contains("it wants a certificate, which auto_encrypt.allow_tls"));
    }
  }

  /** What is handed out has to come from a server. */
  @Test
  void shouldVerifyTheServer() throws Exception {
    server = node(ours.agent("client.dc1.consul", true, true, true), true);
    assertTrue(reason(ask("certificate")).contains("the certificate is not one of " + SERVER));
    server = node(new TestCertificates().agent(SERVER, true, true, true), true);
    assertInstanceOf(PeerUnreachableException.class, ask("certificate"));
    server = node(ours.ofTheMesh(SERVER, AGENT_ID), true);
    assertTrue(reason(ask("certificate")).contains("one of the mesh, not of a server"));
    server = node(null, true);
    assertInstanceOf(PeerUnreachableException.class, ask("certificate"));
  }

  @Test
  void shouldNotAskInPlainText() throws Exception {
    client = node(null, false);
    assertTrue(reason(ask("certificate")).contains("there is no TLS"));
    try (LoggedLines lines = new LoggedLines("io.praetor.rpc.internal.server");
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(Arrays.copyOf(new byte[] {7, 'P', 'R', 'T', 1}, 100));
      assertNotEquals('P', socket.getInputStream().read(), "it would be the preamble");
      assertTrue(lines.next().contains("Refused a connection"));
    }
  }

  @Test
  void shouldDoNothingElseBeforeItHasACertificate() throws Exception {
    String reason = reason(outcome(client.call(server, "api", "hi")));
    assertTrue(reason.contains("no server has handed a certificate to this agent yet"), reason);
    client.tls(ours.ofTheMesh("localhost", AGENT_ID));
    CompletableFuture<Object> later = new CompletableFuture<>();
    client.client().later(2_000, () -> later.complete(""));
    assertEquals("", later.get(30, TimeUnit.SECONDS), "it waits a little after a failure");
    assertEquals("hi", outcome(client.call(server, "api", "hi")));
  }

  /** Even with the name of one. */
  @Test
  void shouldTakeNobodyOfTheMeshForAServer() throws Exception {
    for (String id : List.of(AGENT_ID, SERVICE_ID)) {
      client = node(ours.ofTheMesh(SERVER, id), false);
      assertEquals("hi", outcome(client.call(server, "api", "hi")));
      assertInstanceOf(ForbiddenException.class, outcome(client.call(server, "raft", "hi")));
      assertInstanceOf(ForbiddenException.class, outcome(client.call(server, "certificate", "hi")));
    }
    client = node(ours.ofTheMesh(SERVER, "spiffe://workloads.example/consul/server"), false);
    assertEquals("hi", outcome(client.call(server, "raft", "hi")));
    server = node(ours.agent(SERVER, true, true, false), true);
    client = node(ours.ofTheMesh(SERVER, AGENT_ID), false);
    assertInstanceOf(ForbiddenException.class, outcome(client.call(server, "raft", "hi")));
  }
}
