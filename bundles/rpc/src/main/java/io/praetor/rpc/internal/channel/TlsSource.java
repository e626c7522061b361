package io.praetor.rpc.internal.channel;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;

/**
 * TLS as it is to be used at this moment. While the service that makes contexts is being exchanged,
 * the last ones stay in use; before it was there for the first time, nothing is said at all where
 * TLS is configured.
 */
public final class TlsSource {

  private final boolean configured;
  private TlsContexts contexts;
  private State last;

  /**
   * What is to be done.
   *
   * @param known whether it is known already; nobody may talk before
   * @param tls null for plain text
   */
  public record State(boolean known, RpcTls tls) {}

  /**
   * @param configured whether the settings promise certificates
   */
  public TlsSource(boolean configured) {
    this.configured = configured;
    this.last = new State(!configured, null);
  }

  public synchronized void bind(TlsContexts added) {
    contexts = added;
  }

  /** With a dynamic greedy reference the next one is bound before the last one goes. */
  public synchronized void unbind(TlsContexts removed) {
    if (contexts != removed) {
      return;
    }
    State kept = current();
    contexts = null;
    last = configured ? kept : new State(true, null);
  }

  /** Asks anew each time, so that new connections follow changed files. */
  public synchronized State current() {
    RpcTls now = contexts == null ? null : contexts.rpc();
    // Settings arrive one after the other: until ours say so too, TLS does not become plain text.
    if (now != null || (contexts != null && !configured)) {
      last = new State(true, now);
    }
    return last;
  }
}
