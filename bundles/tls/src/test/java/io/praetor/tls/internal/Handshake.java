package io.praetor.tls.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A listener on loopback that asks for a context with each connection, as the HTTP listener does,
 * and clients that shake hands with it.
 */
final class Handshake implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;

  private final ListenerTls contexts;
  private final ServerSocket listener;
  private final ExecutorService acceptor = Executors.newSingleThreadExecutor();

  Handshake(ListenerTls contexts) throws IOException {
    this.contexts = contexts;
    this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    acceptor.execute(this::serve);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket plain = listener.accept()) {
        plain.setSoTimeout(LIMIT_MILLIS);
        greet(plain);
      } catch (IOException e) {
        // A refused client: what it saw of that is what the tests look at.
      }
    }
  }

  private void greet(Socket plain) throws IOException {
    try (SSLSocket tls =
        (SSLSocket)
            contexts.https().getSocketFactory().createSocket(plain, "localhost", 0, false)) {
      tls.setUseClientMode(false);
      tls.setEnabledProtocols(contexts.protocols());
      tls.setNeedClientAuth(contexts.verifyIncomingHttps());
      tls.startHandshake();
      tls.getOutputStream().write('!');
    }
  }

  /** Shakes hands, reads the greeting, and tells whom it met. */
  X509Certificate meet(SSLContext client, String... protocols) throws IOException {
    try (Socket plain = open();
        SSLSocket tls =
            (SSLSocket) client.getSocketFactory().createSocket(plain, "localhost", 0, false)) {
      if (protocols.length > 0) {
        tls.setEnabledProtocols(protocols);
      }
      tls.startHandshake();
      // With TLS 1.3 a client learns only behind the handshake that it was refused.
      if (tls.getInputStream().read() != '!') {
        throw new IOException("closed without a greeting");
      }
      return (X509Certificate) tls.getSession().getPeerCertificates()[0];
    }
  }

  /** Sends bytes as they are and returns the first of the answer. */
  byte[] answerTo(byte[] hello, int length) throws IOException {
    try (Socket plain = open()) {
      plain.getOutputStream().write(hello);
      InputStream in = plain.getInputStream();
      return in.readNBytes(length);
    }
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    acceptor.shutdownNow();
  }
}
