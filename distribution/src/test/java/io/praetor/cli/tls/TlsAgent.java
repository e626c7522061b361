package io.praetor.cli.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Knows no key, over HTTPS, for whoever has a certificate of its authority. */
final class TlsAgent implements AutoCloseable {

  private static final char[] NO_PASSWORD = new char[0];
  private static final byte[] NOT_FOUND =
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SSLServerSocket server;
  private final Thread thread = new Thread(this::serve, "tls-agent");

  /**
   * Starts.
   *
   * @param directory with the files that the commands made
   */
  TlsAgent(Path directory) throws IOException, GeneralSecurityException {
    server =
        (SSLServerSocket)
            context(directory)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    thread.start();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (SSLSocket client = (SSLSocket) server.accept()) {
        client.startHandshake();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        readHead(lines);
        client.getOutputStream().write(NOT_FOUND);
      } catch (IOException refusedOrClosed) {
        // The client is told by TLS.
        continue;
      }
    }
  }

  private static void readHead(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      line = lines.readLine();
    }
  }

  private static SSLContext context(Path directory) throws IOException, GeneralSecurityException {
    Certificate own =
        Pem.certificate(Files.readString(directory.resolve("dc1-server-consul-0.pem")));
    Certificate authority =
        Pem.certificate(Files.readString(directory.resolve("consul-agent-ca.pem")));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", authority);
    store.setKeyEntry(
        "own",
        Pem.key(Files.readString(directory.resolve("dc1-server-consul-0-key.pem"))),
        NO_PASSWORD,
        new Certificate[] {own});
    KeyManagerFactory keys =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  String address() {
    return "https://localhost:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
    thread.join();
  }
}
