package io.praetor.tls.internal;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import javax.net.ssl.SSLContext;

/** For an agent that ends because of its certificates: until it has ended, there is no TLS. */
record RefusingTls(String reason) implements TlsContexts {

  private IllegalStateException refusal() {
    return new IllegalStateException(reason);
  }

  @Override
  public SSLContext https() {
    throw refusal();
  }

  @Override
  public boolean verifyIncomingHttps() {
    throw refusal();
  }

  @Override
  public String[] protocols() {
    throw refusal();
  }

  @Override
  public String[] cipherSuites() {
    throw refusal();
  }

  @Override
  public RpcTls rpc() {
    throw refusal();
  }
}
