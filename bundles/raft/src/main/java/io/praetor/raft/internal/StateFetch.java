package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.api.rpc.RpcStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the whole state from the leader, first to a file and only when it is all there into the
 * state: whatever breaks before that has changed nothing.
 */
final class StateFetch implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(StateFetch.class);

  static final String FILE = "incoming";

  /** The longest silence of a leader that sends. */
  private static final long SILENCE_SECONDS = 30;

  private static final long THREAD_END_MILLIS = 2_000;

  private record Piece(byte[] bytes, Runnable taken, String failure) {}

  private final ReplicatedState state;
  private final Path directory;
  private final UUID group;
  private final PeerNetwork network;

  /** Guarded by this. */
  private Thread fetching;

  StateFetch(ReplicatedState state, Path directory, UUID group, PeerNetwork network) {
    this.state = state;
    this.directory = directory;
    this.group = group;
    this.network = network;
  }

  /** Completes with where the state has come to. */
  synchronized CompletableFuture<LogPosition> from(String leader) {
    CompletableFuture<LogPosition> done = new CompletableFuture<>();
    fetching = new Thread(() -> run(leader, done), "raft-state-fetch");
    fetching.setDaemon(true);
    fetching.start();
    return done;
  }

  private void run(String leader, CompletableFuture<LogPosition> done) {
    Path file = directory.resolve(FILE);
    try {
      LOG.info("Fetching the state from {}: its log does not reach back far enough", leader);
      LogPosition position = receive(leader, file);
      InstalledMark.write(directory, position);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        state.importSnapshot(in);
      }
      Files.delete(file);
      LOG.info("The state has come to entry {}", position.index());
      done.complete(position);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The state could not be fetched from {}: {}", leader, e.toString());
      done.completeExceptionally(e);
    } catch (InterruptedException e) {
      done.completeExceptionally(e);
    }
  }

  private LogPosition receive(String leader, Path file) throws IOException, InterruptedException {
    LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    RpcStream stream = network.open(leader, StateStreams.PROTOCOL, new Receiver(pieces));
    var unused = stream.send(StateStreams.question(group));
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        Piece piece = pieces.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
        if (piece == null || piece.failure != null) {
          throw new IOException(piece == null ? "the leader went silent" : piece.failure);
        }
        if (StateStreams.isEnd(piece.bytes)) {
          return end(piece.bytes, Files.size(file));
        }
        out.write(piece.bytes, 1, piece.bytes.length - 1);
        piece.taken.run();
      }
    } finally {
      stream.abort("done");
    }
  }

  private static LogPosition end(byte[] bytes, long received) throws IOException {
    ByteBuffer end = StateStreams.end(bytes);
    LogPosition position = new LogPosition(end.getLong(), end.getLong());
    long sent = end.getLong();
    if (sent != received) {
      throw new IOException(received + " of " + sent + " bytes came");
    }
    return position;
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      running = fetching;
    }
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(THREAD_END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands what comes to the thread that writes; a few pieces, as the stream allows. */
  private record Receiver(LinkedBlockingQueue<Piece> pieces) implements RpcStream.Receiver {

    @Override
    public void message(byte[] message, Runnable taken) {
      if (message.length == 0) {
        aborted("the leader sent an empty message");
      } else {
        pieces.add(new Piece(message, taken, null));
      }
    }

    @Override
    public void ended() {
      aborted("the leader ended too early");
    }

    @Override
    public void aborted(String reason) {
      pieces.add(new Piece(null, null, reason));
    }
  }
}
