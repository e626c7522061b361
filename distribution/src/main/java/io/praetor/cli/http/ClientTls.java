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

/** TLS on a connection to an agent. */
final class ClientTls {

  private ClientTls() {}

  static Socket wrap(Socket plain, AgentAddress address, TlsOptions options) throws IOException {
    try {
      KeyManager[] keys = PemFiles.keyManagers(options);
      TrustManager[] trust = PemFiles.trustManagers(options);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      String name = options.serverName().orElse(address.bareHost());
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, name, address.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      if (options.verify()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (options.serverName().isPresent()) {
        parameters.setServerNames(List.of(new SNIHostName(name)));
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException failure) {
      plain.close();
      throw new IOException("Error loading TLS files: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      plain.close();
      throw failure;
    }
  }
}
