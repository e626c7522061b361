package io.praetor.cli.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** TLS on connections to an agent. Its files are read once, before the first of them. */
final class ClientTls {

  private final SSLContext context;
  private final ClientKeys keys;
  private final TlsOptions options;
  private final String name;
  private final int port;

  private ClientTls(SSLContext context, ClientKeys keys, AgentAddress address, TlsOptions options) {
    this.context = context;
    this.keys = keys;
    this.options = options;
    name = nameOf(address, options);
    port = address.port();
  }

  private static String nameOf(AgentAddress address, TlsOptions options) {
    return options.serverName().orElse(address.bareHost());
  }

  /** Reads the files; the exception's message says what is wrong with them. */
  static ClientTls load(AgentAddress address, TlsOptions options) throws IOException {
    try {
      TrustManager trust = ServerTrust.load(options, nameOf(address, options));
      ClientKeys keys = ClientKeys.load(options);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      return new ClientTls(context, keys, address, options);
    } catch (GeneralSecurityException failure) {
      throw new IOException("Error loading TLS files: " + failure.getMessage(), failure);
    }
  }

  /** Takes the connection over, and closes it when there is no agreement. */
  Connection wrap(Socket plain) throws IOException {
    try {
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      if (options.verify()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (options.serverName().isPresent()) {
        parameters.setServerNames(List.of(new SNIHostName(name)));
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return TlsStreams.of(socket, keys);
    } catch (IOException failure) {
      plain.close();
      throw keys.asked() ? TlsFailure.toldOfRefusal(failure) : TlsFailure.told(failure);
    }
  }
}
