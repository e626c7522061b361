package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.tls.TlsContexts;
import io.praetor.rpc.internal.channel.ConnectReceiver;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.testkit.log.LoggedLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsTest {

  private static final String SERVER = "server.dc1.consul";
  private static final String CLIENT = "client.dc1.consul";

  private final List<TestNode> nodes = new ArrayList<>();
  private TestCertificates ours;
  private TestCertificates others;

  @BeforeEach
  void makeCertificates() throws Exception {
    ours = new TestCertificates();
    others = new TestCertificates();
  }

  @AfterEach
  void stop() {
    nodes.forEach(TestNode::close);
  }

  private TestNode node(TlsContexts tls) throws Exception {
    TestNode node = new TestNode(Map.of("handshakeMillis", 20_000L), tls);
    nodes.add(node);
    node.serve("echo", CompletableFuture::completedFuture);
    node.serve("servers", CompletableFuture::completedFuture, true, 0);
    return node;
  }

  private static Object call(TestNode from, TestNode to, String protocol) throws Exception {
    return from.call(to, protocol, "hello")
        .handle(
            (body, failure) ->
                failure == null ? new String(body, StandardCharsets.UTF_8) : (Object) failure)
        .get(30, TimeUnit.SECONDS);
  }

  private static void assertRefused(Object outcome) {
    assertInstanceOf(PeerUnreachableException.class, outcome);
  }

  @Test
  void shouldTalkTlsWhereItIsDemanded() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, true, false));
    assertEquals("hello", call(node(ours.agent(CLIENT, true, false, false)), server, "echo"));
  }

  @Test
  void shouldCarryLargeMessagesOverTls() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, true, false));
    TestNode client = node(ours.agent(CLIENT, true, false, false));
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 7;
    byte[] answer =
        client
            .client()
            .call(server.address(), "echo", large, TestNode.PATIENCE)
            .get(30, TimeUnit.SECONDS);
    assertEquals(7, answer[2_999_999]);
  }

  @Test
  void shouldTakePlainAndTlsOnOnePort() throws Exception {
    TestNode server = node(ours.agent(SERVER, false, false, false));
    assertEquals("hello", call(node(null), server, "echo"));
    assertEquals("hello", call(node(ours.agent(null, true, false, false)), server, "echo"));
  }

  @Test
  void shouldRefusePlainTextWhenVerifyingIncoming() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, true, false));
    assertRefused(call(node(null), server, "echo"));
  }

  @Test
  void shouldRefuseCallersWithoutATrustedCertificateWhenVerifyingIncoming() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, true, false));
    assertRefused(call(node(ours.agent(null, true, false, false)), server, "echo"));
  }

  @Test
  void shouldNotTalkToServersOfAnotherAuthority() throws Exception {
    TestNode server = node(others.agent(SERVER, true, false, false));
    assertRefused(call(node(ours.agent(CLIENT, true, false, false)), server, "echo"));
  }

  @Test
  void shouldNotTalkTlsToAServerThatHasNone() throws Exception {
    assertRefused(call(node(ours.agent(CLIENT, true, false, false)), node(null), "echo"));
  }

  @Test
  void shouldVerifyTheNameOfTheServer() throws Exception {
    TestNode client = node(ours.agent(CLIENT, true, false, true));
    TestNode impostor = node(ours.agent(CLIENT, true, true, false));
    assertEquals("hello", call(client, node(ours.agent(SERVER, true, true, false)), "echo"));
    Object refused = call(client, impostor, "echo");
    assertRefused(refused);
    assertTrue(((Throwable) refused).getMessage().contains(SERVER), refused.toString());
  }

  @Test
  void shouldVerifyTheNameOfTheDatacenterThatIsMeant() throws Exception {
    TestNode client = node(ours.agent(CLIENT, true, false, true));
    TestNode far = node(ours.agent("server.dc2.consul", true, true, false));
    assertRefused(call(client, far, "echo"));
    CompletableFuture<String> ended = new CompletableFuture<>();
    far.accept("s", stream -> new Ending(ended));
    RpcStream stream =
        client.client().open(far.address(), "dc2", "s", new Ending(new CompletableFuture<>()));
    stream.end();
    assertEquals("ended", ended.get(30, TimeUnit.SECONDS));
  }

  private record Ending(CompletableFuture<String> end) implements ConnectReceiver {

    @Override
    public void message(byte[] message, Runnable taken) {
      taken.run();
    }

    @Override
    public void ended() {
      end.complete("ended");
    }

    @Override
    public void aborted(String reason) {
      end.complete("aborted " + reason);
    }

    @Override
    public void untouched(String reason) {
      end.complete("untouched " + reason);
    }
  }

  @Test
  void shouldLetOnlyProvenServersUseWhatIsForServers() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, false, true));
    TestNode other = node(ours.agent(SERVER, true, false, true));
    TestNode client = node(ours.agent(CLIENT, true, false, true));
    assertEquals("hello", call(other, server, "servers"));
    assertEquals("hello", call(client, server, "echo"));
    assertInstanceOf(ForbiddenException.class, call(client, server, "servers"));
    assertInstanceOf(ForbiddenException.class, call(node(null), server, "servers"));
    TestNode nameless = node(ours.agent(null, true, false, true));
    assertEquals("hello", call(nameless, server, "echo"));
    assertInstanceOf(ForbiddenException.class, call(nameless, server, "servers"));
  }

  @Test
  void shouldSayWhomItRefusedAndWhyInOneLine() throws Exception {
    TestNode server = node(ours.agent(SERVER, true, true, true));
    assertSaid(server, null, "it does not use TLS, which verify_incoming demands");
    server = node(ours.agent(SERVER, true, true, true));
    assertSaid(
        server,
        ours.agent(null, true, false, false),
        "it shows no certificate of a configured authority, which verify_incoming demands");
    server = node(ours.agent(SERVER, true, true, true));
    assertSaid(server, others.agent(SERVER, true, false, false), "it ended the TLS handshake: ");
    server = node(null);
    assertSaid(
        server, ours.agent(SERVER, true, false, false), "it uses TLS, which is not configured");
  }

  /** The caller may have something to say of its own. */
  private void assertSaid(TestNode server, TlsContexts caller, String reason) throws Exception {
    try (LoggedLines lines = new LoggedLines("io.praetor.rpc.internal.server")) {
      assertRefused(call(node(caller), server, "echo"));
      String line = lines.next();
      assertTrue(line.startsWith("Refused a connection from /127.0.0.1:"), line);
      assertTrue(line.contains(reason), line);
      assertEquals(List.of(), lines.rest());
    }
  }

  @Test
  void shouldSayOnceWhomItDoesNotTrust() throws Exception {
    TestNode impostor = node(ours.agent(CLIENT, true, true, false));
    TestNode client = node(ours.agent(CLIENT, true, false, true));
    try (LoggedLines lines = new LoggedLines("io.praetor.rpc.internal.client")) {
      assertRefused(call(client, impostor, "echo"));
      assertEquals(
          "No connection to an agent that cannot be trusted: dial tcp 127.0.0.1:"
              + impostor.address().getPort()
              + ": the certificate is not one of "
              + SERVER,
          lines.next());
      assertRefused(call(client, impostor, "echo"));
      assertEquals(List.of(), lines.rest());
    }
  }

  @Test
  void shouldKeepConnectionsWhenCertificatesChange() throws Exception {
    TestCertificates.Agent old = ours.agent(SERVER, true, true, true);
    TestNode server = node(old);
    TestNode client = node(ours.agent(CLIENT, true, true, true));
    CompletableFuture<String> ended = new CompletableFuture<>();
    server.accept("s", stream -> new Ending(ended));
    RpcStream stream =
        client.client().open(server.address(), "s", new Ending(new CompletableFuture<>()));
    stream.send(new byte[1]).get(30, TimeUnit.SECONDS);
    server.tls(others.agent(SERVER, true, true, true));
    assertEquals("hello", call(client, server, "echo"));
    stream.end();
    assertEquals("ended", ended.get(30, TimeUnit.SECONDS));
    assertRefused(call(node(ours.agent(CLIENT, true, true, true)), server, "echo"));
    assertEquals("hello", call(node(others.agent(CLIENT, true, true, true)), server, "echo"));
  }

  @Test
  void shouldSayNothingBeforeCertificatesAreThere() throws Exception {
    TestNode waiting = new TestNode(Map.of("tls", true), null);
    nodes.add(waiting);
    TestNode plain = node(null);
    assertRefused(call(waiting, plain, "echo"));
    assertRefused(call(plain, waiting, "echo"));
  }

  @Test
  void shouldKeepTheLastCertificatesWhileTheServiceIsExchanged() throws Exception {
    TestCertificates.Agent first = ours.agent(SERVER, true, true, false);
    TestCertificates.Agent second = ours.agent(SERVER, true, true, false);
    TlsSource source = new TlsSource(true);
    assertEquals(new TlsSource.State(false, null), source.current());
    source.bind(first);
    assertEquals(first.rpc(), source.current().tls());
    source.unbind(first);
    assertEquals(new TlsSource.State(true, first.rpc()), source.current());
    source.bind(second);
    source.unbind(first);
    assertEquals(second.rpc(), source.current().tls());
  }
}
