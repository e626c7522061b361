package io.praetor.connect.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.RpcTls;
import io.praetor.connect.internal.ca.Issued;
import io.praetor.connect.internal.command.RootsQuery;
import io.praetor.format.pki.PemText;
import io.praetor.spi.http.Content;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What an agent gets beside its certificate: whom it has to trust from now on. Thread-safe; nothing
 * blocks.
 */
public final class Handout {

  private final boolean allowed;
  private final Supplier<StateStore> store;
  private final Supplier<RpcTls> tls;

  /**
   * @param allowed whether certificates are handed out at all
   * @param store the state, or a {@link io.praetor.api.error.PlatformException} while it is away
   * @param tls of this server towards others; null while it is away
   */
  public Handout(boolean allowed, Supplier<StateStore> store, Supplier<RpcTls> tls) {
    this.allowed = allowed;
    this.store = store;
    this.tls = tls;
  }

  void require() {
    if (!allowed) {
      throw new OperationFailedException(
          "AutoEncrypt.AllowTLS must be enabled in order to use this endpoint");
    }
  }

  /** The answer to who asked for that certificate. */
  CompletableFuture<Content> complete(Issued issued) {
    RpcTls now = tls.get();
    if (now == null) {
      throw new UnavailableException("Not available just now: certificates are not loaded yet.");
    }
    List<String> authorities = pem(now.authorities());
    return store
        .get()
        .read(new RootsQuery(), ReadOptions.NOW)
        .thenApply(
            read ->
                AuthorityAnswers.handedOut(
                    issued, read.value(), authorities, now.verifyServerName()));
  }

  private static List<String> pem(List<X509Certificate> certificates) {
    List<String> texts = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      try {
        texts.add(PemText.of(certificate));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e); // it was read from its encoding
      }
    }
    return texts;
  }
}
