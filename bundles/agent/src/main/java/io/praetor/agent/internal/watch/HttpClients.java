package io.praetor.agent.internal.watch;

import io.praetor.format.tls.TrustEverybody;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The clients that tell addresses of changes, made when the first one is needed. */
final class HttpClients {

  private final Executor threads;
  private HttpClient verifying; // guarded by this
  private HttpClient trusting; // guarded by this

  HttpClients(Executor threads) {
    this.threads = threads;
  }

  /**
   * @param skipVerify whether any certificate will do
   */
  synchronized HttpClient get(boolean skipVerify) {
    if (skipVerify) {
      trusting = trusting == null ? builder().sslContext(trusting()).build() : trusting;
      return trusting;
    }
    verifying = verifying == null ? builder().build() : verifying;
    return verifying;
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .executor(threads);
  }

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustEverybody()}, null);
      return context;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no TLS", missing);
    }
  }
}
