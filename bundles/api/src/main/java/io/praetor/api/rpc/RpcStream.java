package io.praetor.api.rpc;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** One side of a stream of messages. Thread-safe; nothing blocks. */
@ProviderType
public interface RpcStream {

  /** Largest message. */
  int MESSAGE_BYTES_MAX = 64 * 1024;

  /**
   * Sends a message. Completes when the stream takes the next one: a sender that waits for it never
   * has more than a few under way, and one that does not is cut off.
   */
  CompletableFuture<Void> send(byte[] message);

  /** Nothing more will be sent from here; what is under way still arrives. */
  void end();

  /** Closes both directions at once; the other side is told the reason. */
  void abort(String reason);

  /** Who is at the other end; of use to the side that was called. */
  RpcPeer peer();

  /** What the other side does; called one after the other, on an event loop: must not block. */
  @ConsumerType
  interface Receiver {

    /**
     * A message came.
     *
     * @param taken to be run, by any thread, when it has been dealt with; the other side may only
     *     send a few ahead
     */
    void message(byte[] message, Runnable taken);

    /** The other side sends nothing more. */
    void ended();

    /** The stream is broken; nothing follows. */
    void aborted(String reason);
  }
}
