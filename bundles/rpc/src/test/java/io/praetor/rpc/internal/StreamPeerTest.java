package io.praetor.rpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.RpcPeer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.tls.TlsContexts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the called side learns of who opened a stream. */
class StreamPeerTest {

  private static final String SERVER = "server.dc1.consul";

  private record Deaf() implements RpcStream.Receiver {

    @Override
    public void message(byte[] message, Runnable taken) {
      taken.run();
    }

    @Override
    public void ended() {
      // Nothing is said in these streams.
    }

    @Override
    public void aborted(String reason) {
      // The connections end with the tests.
    }
  }

  private static RpcPeer peer(TlsContexts called, TlsContexts calling) throws Exception {
    Map<String, Object> patient = Map.of("handshakeMillis", 20_000L);
    try (TestNode server = new TestNode(patient, called);
        TestNode client = new TestNode(patient, calling)) {
      CompletableFuture<RpcPeer> seen = new CompletableFuture<>();
      server.accept(
          "who",
          stream -> {
            seen.complete(stream.peer());
            return new Deaf();
          });
      RpcStream stream = client.client().open(server.address(), "who", new Deaf());
      RpcPeer peer = seen.get(30, TimeUnit.SECONDS);
      stream.abort("done");
      return peer;
    }
  }

  @Test
  void shouldTellTheNamesOfATrustedCertificate() throws Exception {
    TestCertificates ours = new TestCertificates();
    RpcPeer peer =
        peer(ours.agent(SERVER, true, true, true), ours.agent("web-1", true, false, false));
    assertEquals(List.of("web-1"), peer.names());
    assertTrue(peer.address().contains("127.0.0.1:"), peer::address);
  }

  @Test
  void shouldTellNoNamesWithoutACertificate() throws Exception {
    TestCertificates ours = new TestCertificates();
    TlsContexts lenient = ours.agent(SERVER, true, false, false);
    assertEquals(List.of(), peer(lenient, ours.agent(null, true, false, false)).names());
    assertEquals(List.of(), peer(null, null).names());
  }
}
