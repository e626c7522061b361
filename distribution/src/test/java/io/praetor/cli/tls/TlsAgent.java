package io.praetor.cli.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Knows no key, over HTTPS, for whoever has a certificate of its authority. */
final class TlsAgent implements AutoCloseable {

  private static final char[] NO_PASSWORD = new char[0];
  private static final int NOT_FOUND = 404;

  private final HttpsServer server;

  /**
   * Starts.
   *
   * @param directory with the files that the commands made
   */
  TlsAgent(Path directory) throws IOException, GeneralSecurityException {
    server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SSLContext context = context(directory);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(NOT_FOUND, -1);
          exchange.close();
        });
    server.start();
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
    return "https://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
