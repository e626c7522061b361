package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import io.praetor.testkit.log.LoggedLines;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpsTest {

  /** A self-signed certificate for localhost, made for this test only. */
  private static final String STORE = "/https-test.p12";

  private static final char[] PASSWORD = "testing".toCharArray();

  private final TestServer server =
      new TestServer(Map.of("http", new String[0], "https", new String[] {"127.0.0.1:0"}));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldRefuseConnectionsUntilThereAreCertificates() throws IOException {
    try (TestClient client = server.client()) {
      assertTrue(client.isClosed());
    }
  }

  @Test
  void shouldServeWithTheCertificatesOfTheMoment() throws Exception {
    SSLContext context = context();
    server.providers.tls(new Certificates(context));
    server.serve("/v1/x", TestServer.text("secret"));
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      String request = "GET /v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String response =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(response.endsWith("\r\n\r\nsecret"), response);
      assertEquals("TLSv1.3", socket.getSession().getProtocol());
    }
  }

  @Test
  void shouldSayOnceWhoIsNoClientOfTls() throws Exception {
    server.providers.tls(new Certificates(context()));
    try (LoggedLines lines = new LoggedLines("io.praetor.http");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertEquals(
          "TLS handshake error from /127.0.0.1:" + socket.getLocalPort() + ": not TLS",
          lines.next());
      socket.setSoTimeout(20_000);
      socket.getInputStream().readAllBytes();
      assertEquals(List.of(), lines.rest());
    }
  }

  @Test
  void shouldSayThatAClientDoesNotTrustTheCertificate() throws Exception {
    server.providers.tls(new Certificates(context()));
    try (LoggedLines lines = new LoggedLines("io.praetor.http");
        SSLSocket socket =
            (SSLSocket)
                SSLContext.getDefault()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      assertThrows(SSLHandshakeException.class, socket::startHandshake);
      String line = lines.next();
      assertTrue(line.contains(": it ended the TLS handshake: certificate_unknown"), line);
      assertEquals(List.of(), lines.rest());
    }
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = HttpsTest.class.getResourceAsStream(STORE)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private record Certificates(SSLContext https) implements TlsContexts {
    @Override
    public boolean verifyIncomingHttps() {
      return false;
    }

    @Override
    public String[] protocols() {
      return new String[] {"TLSv1.3"};
    }

    @Override
    public String[] cipherSuites() {
      return https.getDefaultSSLParameters().getCipherSuites();
    }

    @Override
    public RpcTls rpc() {
      return null;
    }
  }
}
