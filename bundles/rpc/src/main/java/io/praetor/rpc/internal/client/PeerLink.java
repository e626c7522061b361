package io.praetor.rpc.internal.client;

import io.praetor.api.rpc.PeerUnreachableException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to a peer for one class of protocols, or why there is none just now. */
final class PeerLink {

  private static final Logger LOG = LoggerFactory.getLogger(PeerLink.class);

  private final Function<ClientConnection.Life, ClientConnection> connector;
  private final LongSupplier nanoClock;
  private final Backoff backoff = new Backoff();
  private ClientConnection current;
  private String lastFailure = "";

  /** What was said of it since it was connected last. */
  private String lastDoubt = "";

  /**
   * @param connector begins to connect
   */
  PeerLink(Function<ClientConnection.Life, ClientConnection> connector, LongSupplier nanoClock) {
    this.connector = connector;
    this.nanoClock = nanoClock;
  }

  /** The connection, possibly still being made. */
  synchronized ClientConnection connection() {
    if (current != null && !current.isClosed()) {
      return current;
    }
    if (!backoff.mayTry(nanoClock.getAsLong())) {
      throw new PeerUnreachableException(lastFailure);
    }
    current = connector.apply(new LinkLife());
    return current;
  }

  synchronized boolean isIdle() {
    return current == null || current.isClosed();
  }

  synchronized void close(String reason) {
    if (current != null) {
      ClientConnection closing = current;
      closing.run(() -> closing.close(reason));
    }
  }

  private synchronized void connected() {
    lastDoubt = "";
    backoff.succeeded();
  }

  /** Said once: it is tried again and again. */
  private synchronized void distrusted(String reason) {
    if (!reason.equals(lastDoubt)) {
      lastDoubt = reason;
      LOG.warn("No connection to an agent that cannot be trusted: {}", reason);
    }
  }

  private synchronized void failed(String reason) {
    backoff.failed(nanoClock.getAsLong());
    lastFailure = reason;
  }

  private final class LinkLife implements ClientConnection.Life {

    @Override
    public void connected() {
      PeerLink.this.connected();
    }

    @Override
    public void distrusted(String reason) {
      PeerLink.this.distrusted(reason);
    }

    @Override
    public void ended(String reason, boolean neverReady) {
      if (neverReady) {
        failed(reason);
      }
    }
  }
}
