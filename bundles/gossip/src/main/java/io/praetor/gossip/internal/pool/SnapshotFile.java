package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.Member;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.serf.SerfOptions;
import io.praetor.gossip.internal.serf.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Snapshot} in a file. What is noted, on the loop, is collected and written a little
 * later by a worker, so that a slow disk never slows down an answer to a probe. A crash may cost
 * the last moment: a member that was forgotten so is heard of again in the next full exchange.
 */
final class SnapshotFile {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

  /**
   * Pause between writes; short, because an agent that has nobody to join knows members from here.
   */
  static final long FLUSH_MILLIS = 20;

  private final Path file;
  private final Snapshot snapshot;
  private final Executor worker;
  private final StringBuilder unwritten = new StringBuilder();
  private long bytes;

  /** Set by the worker: the file is not as it should be and is to be written anew. */
  private volatile boolean damaged;

  /** Used by the worker only. */
  private boolean complained;

  private SnapshotFile(Path file, Snapshot snapshot, Executor worker) {
    this.file = file;
    this.snapshot = snapshot;
    this.worker = worker;
  }

  /**
   * Reads what is there; what cannot be read is as if it were not.
   *
   * @param worker runs tasks one after the other
   */
  static SnapshotFile open(Path file, boolean rejoinAfterLeave, Executor worker) {
    Snapshot snapshot = new Snapshot(rejoinAfterLeave);
    if (Files.exists(file)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        lines.forEach(line -> snapshot.replay(utf8(line)));
      } catch (IOException | java.io.UncheckedIOException e) {
        LOG.warn("Failed to read snapshot {}: {}", file, e.toString());
      }
    }
    SnapshotFile opened = new SnapshotFile(file, snapshot, worker);
    // The last line may be torn: what is appended to it would be lost, too.
    opened.rewrite();
    return opened;
  }

  /** Lines are split first: a torn character must not cost the whole file. */
  private static String utf8(String line) {
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  List<Snapshot.Known> known() {
    return snapshot.known();
  }

  SerfOptions.Clocks clocks() {
    return snapshot.clocks();
  }

  void changed(Member member, Change why) {
    switch (why) {
      case JOINED, UPDATED ->
          note(snapshot.alive(member.name(), PoolAddress.join(member.address(), member.port())));
      case LEFT, FAILED, REAPED -> note(snapshot.notAlive(member.name()));
      case LEAVING -> {}
    }
  }

  void clocks(SerfOptions.Clocks clocks) {
    note(snapshot.clocks(clocks));
  }

  void leave() {
    note(snapshot.leave());
    flush();
    rewrite();
  }

  void back() {
    snapshot.back();
  }

  private void note(String lines) {
    unwritten.append(lines);
  }

  /** Whether there is something to write. */
  boolean isStale() {
    return unwritten.length() > 0;
  }

  /** Hands what was noted to the worker. */
  void flush() {
    if (damaged || snapshot.isTooLong(bytes + unwritten.length())) {
      rewrite();
    } else if (isStale()) {
      byte[] lines = unwritten.toString().getBytes(StandardCharsets.UTF_8);
      unwritten.setLength(0);
      bytes += lines.length;
      hand(() -> append(lines));
    }
  }

  private void rewrite() {
    String whole = snapshot.compact();
    unwritten.setLength(0);
    bytes = whole.length();
    damaged = false;
    hand(() -> replace(whole));
  }

  /** A disk that hangs keeps the worker, and then nobody waits for it. */
  private void hand(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException e) {
      damaged = true;
      LOG.debug("Too much waits to be written to snapshot {}", file, e);
    }
  }

  private void append(byte[] lines) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(lines);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void replace(String whole) {
    try {
      SecretFile.replace(file, whole);
      complained = false;
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException reason) {
    damaged = true;
    if (!complained) {
      complained = true;
      LOG.error("Failed to update snapshot {}: {}", file, reason.toString());
    }
  }
}
