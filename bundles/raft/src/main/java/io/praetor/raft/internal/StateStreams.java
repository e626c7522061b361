package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.rpc.RpcStreamHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the whole state to servers that are too far behind for the log; the protocol {@code
 * raft-state}. The first message names the cluster (16 bytes). Then come pieces, 0 and bytes, and
 * at the end 1, term and index of the state's newest entry, and the number of bytes sent, 8 bytes
 * each.
 */
final class StateStreams implements RpcStreamHandler {

  static final String PROTOCOL = "raft-state";

  private static final Logger LOG = LoggerFactory.getLogger(StateStreams.class);

  private static final byte PIECE = 0;
  private static final byte END = 1;
  private static final int PIECE_BYTES = RpcStream.MESSAGE_BYTES_MAX;

  /** Servers that are sent the state at once; others ask again. */
  private static final int SENDING_MAX = 2;

  /** The longest time that a receiver may take for a few pieces. */
  private static final long TAKE_SECONDS = 30;

  private final ReplicatedState state;
  private final Supplier<UUID> group;
  private final Set<Thread> sending = ConcurrentHashMap.newKeySet();

  /**
   * Makes a sender.
   *
   * @param group the cluster of which this server is a member, null for none
   */
  StateStreams(ReplicatedState state, Supplier<UUID> group) {
    this.state = state;
    this.group = group;
  }

  static byte[] question(UUID group) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(group.getMostSignificantBits())
        .putLong(group.getLeastSignificantBits())
        .array();
  }

  static boolean isEnd(byte[] message) {
    return message[0] == END;
  }

  /** What follows the first byte of the end. */
  static ByteBuffer end(byte[] message) throws IOException {
    if (message.length != 1 + 3 * Long.BYTES) {
      throw new IOException("the end of the state is malformed");
    }
    return ByteBuffer.wrap(message, 1, message.length - 1);
  }

  @Override
  public RpcStream.Receiver accept(RpcStream stream) {
    return new Question(stream);
  }

  /** Ends all sending. */
  void close() {
    sending.forEach(Thread::interrupt);
  }

  private void start(RpcStream stream) {
    if (sending.size() >= SENDING_MAX) {
      stream.abort("other servers are being sent the state");
      return;
    }
    Thread thread = new Thread(() -> send(stream), "raft-state-send");
    thread.setDaemon(true);
    thread.setContextClassLoader(StateStreams.class.getClassLoader());
    sending.add(thread);
    thread.start();
  }

  private void send(RpcStream stream) {
    try (Pieces out = new Pieces(stream)) {
      LogPosition position = state.exportSnapshot(out);
      out.flush();
      out.send(
          ByteBuffer.allocate(1 + 3 * Long.BYTES)
              .put(END)
              .putLong(position.term())
              .putLong(position.index())
              .putLong(out.sent)
              .array());
      stream.end();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The state could not be sent: {}", e.toString());
      stream.abort("the state could not be sent: " + e);
    } finally {
      sending.remove(Thread.currentThread());
    }
  }

  private final class Question implements RpcStream.Receiver {

    private final RpcStream stream;

    Question(RpcStream stream) {
      this.stream = stream;
    }

    @Override
    public void message(byte[] message, Runnable taken) {
      UUID own = group.get();
      if (own != null && Arrays.equals(message, question(own))) {
        start(stream);
      } else {
        stream.abort("this server belongs to another cluster");
      }
      taken.run();
    }

    @Override
    public void ended() {
      LOG.trace("All is asked");
    }

    @Override
    public void aborted(String reason) {
      LOG.debug("A server does not want the state any more: {}", reason);
    }
  }

  /** Cuts what is written into messages, and waits while the receiver is busy. */
  private static final class Pieces extends OutputStream {

    private final RpcStream stream;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int length = 1;
    private long sent;

    Pieces(RpcStream stream) {
      this.stream = stream;
      piece[0] = PIECE;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int left = count;
      while (left > 0) {
        int taken = Math.min(left, piece.length - length);
        System.arraycopy(bytes, from + count - left, piece, length, taken);
        length += taken;
        left -= taken;
        if (length == piece.length) {
          flush();
        }
      }
    }

    @Override
    public void flush() throws IOException {
      if (length > 1) {
        sent += length - 1;
        send(Arrays.copyOf(piece, length));
        length = 1;
      }
    }

    void send(byte[] message) throws IOException {
      try {
        stream.send(message).get(TAKE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the log is being closed", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("the receiver does not take it: " + e, e);
      }
    }
  }
}
