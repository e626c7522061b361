package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.UnavailableException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Collects the commands that arrive while earlier ones are being written, and sends them as one log
 * entry: one disk write and one set of thread hand-offs for all of them. A command that finds the
 * log idle goes out at once and alone.
 *
 * <p>Commands leave in the order in which they came. Nobody waits for a lock: of the threads that
 * want to send at the same time, one does it for all ({@link #wanted} counts the others' wishes).
 */
final class GroupCommit {

  /** Entries that may be on their way at once; the next is written while the last is synced. */
  static final int ENTRIES_IN_FLIGHT = 2;

  static final int ENTRY_COMMANDS = 512;
  static final int ENTRY_BYTES = 1024 * 1024;

  /** Commands, and their bytes, that may wait; more are refused. */
  static final int WAITING_COMMANDS = 65_536;

  static final long WAITING_BYTES = 64L * 1024 * 1024;

  private record Waiting(byte[] command, CompletableFuture<byte[]> result) {}

  private final Function<Batch, CompletionStage<?>> log;
  private final BiConsumer<Batch, Throwable> failed;
  private final int commandBytesMax;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCommands = new AtomicInteger();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger wanted = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Makes a group commit.
   *
   * @param log takes a batch; its future ends when the next may follow, with a failure when the
   *     batch was not taken. The batch itself is completed by whoever applies it.
   * @param commandBytesMax largest command that fits into an entry of its own
   */
  GroupCommit(Function<Batch, CompletionStage<?>> log, int commandBytesMax) {
    this(log, commandBytesMax, Batch::fail);
  }

  /**
   * Makes a group commit.
   *
   * @param failed decides about a batch that was not taken, or of which nobody knows
   */
  GroupCommit(
      Function<Batch, CompletionStage<?>> log,
      int commandBytesMax,
      BiConsumer<Batch, Throwable> failed) {
    this.log = log;
    this.failed = failed;
    this.commandBytesMax = commandBytesMax;
  }

  CompletableFuture<byte[]> submit(byte[] command) {
    if (command.length > commandBytesMax) {
      return CompletableFuture.failedFuture(
          new PayloadTooLargeException(
              "Command is too large for the log: "
                  + command.length
                  + " bytes, at most "
                  + commandBytesMax));
    }
    int commands = waitingCommands.incrementAndGet();
    long bytes = waitingBytes.addAndGet(command.length);
    if (commands > WAITING_COMMANDS || bytes > WAITING_BYTES) {
      left(command);
      return CompletableFuture.failedFuture(
          new UnavailableException("Too many writes are waiting"));
    }
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    waiting.add(new Waiting(command, result));
    send();
    return result;
  }

  /** Refuses what waits, and everything from now on. What is on its way may still succeed. */
  void close() {
    closed = true;
    send();
  }

  private void send() {
    if (wanted.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      sendWhatMayGo();
      seen = wanted.addAndGet(-seen);
    } while (seen != 0);
  }

  private void sendWhatMayGo() {
    while (closed || inFlight.get() < ENTRIES_IN_FLIGHT) {
      Batch batch = take();
      if (batch.size() == 0) {
        return;
      }
      if (closed) {
        batch.fail(new NoLeaderException());
      } else {
        inFlight.incrementAndGet();
        log.apply(batch).whenComplete((done, failure) -> ended(batch, failure));
      }
    }
  }

  private void ended(Batch batch, Throwable failure) {
    inFlight.decrementAndGet();
    if (failure != null) {
      failed.accept(batch, failure);
    }
    send();
  }

  private Batch take() {
    Batch batch = new Batch();
    int bytes = EntryCodec.HEADER_BYTES;
    for (Waiting next; batch.size() < ENTRY_COMMANDS && (next = waiting.peek()) != null; ) {
      bytes += EntryCodec.PER_COMMAND_BYTES + next.command.length;
      if (bytes > ENTRY_BYTES && batch.size() > 0) {
        break;
      }
      waiting.remove();
      left(next.command);
      batch.add(next.command, next.result);
    }
    return batch;
  }

  private void left(byte[] command) {
    waitingCommands.decrementAndGet();
    waitingBytes.addAndGet(-command.length);
  }
}
