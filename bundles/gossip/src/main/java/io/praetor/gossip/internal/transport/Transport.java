package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The sockets of one pool. What goes out is put into compound packets, compressed, summed and
 * encrypted as the pool's settings say; what comes in has passed the same the other way round. All
 * methods may be called by any thread and do not block.
 */
public interface Transport extends AutoCloseable {

  /** Where the sockets are bound. */
  Endpoint bound();

  /** Sends encoded messages in one packet; best effort. */
  void send(Endpoint to, List<byte[]> messages);

  /**
   * Exchanges everything over TCP and completes with what the other side knows, or with an {@link
   * java.io.IOException} whose message says why not, in the words of Consul.
   */
  CompletableFuture<FullState> exchange(Endpoint with, FullState mine, long timeoutMillis);

  /** Pings over TCP; completes with whether the right answer came. */
  CompletableFuture<Boolean> ping(Endpoint to, Message.Ping ping, long timeoutMillis);

  /** The one thread of this pool: all of {@link Receiver} and all timers run there. */
  Executor loop();

  /** Runs a task on the loop after a time. */
  void later(Runnable task, long delayMillis);

  @Override
  void close();

  /** What comes in; called on the loop. */
  interface Receiver {

    void received(Endpoint from, Message message);

    /**
     * Another member began a full exchange.
     *
     * @return what is sent back; null to hang up
     */
    FullState exchanged(FullState theirs);

    /** Another member pings over TCP; the sequence of a ping that is for this node is answered. */
    boolean isSelf(String name);

    /** Whether the member there is known to speak memberlist's protocol 5, the first with sums. */
    default boolean understandsChecksum(Endpoint to) {
      return false;
    }
  }
}
