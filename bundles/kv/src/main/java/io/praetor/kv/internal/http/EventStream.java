package io.praetor.kv.internal.http;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One client that follows changes as events. The next page is asked for when the client has taken
 * the last one, so there is never more than one page for a client that is slow; one that is
 * overtaken by what is forgotten is told to list anew.
 *
 * <p>Every page is asked for as any other read, which a leader has to confirm. While none does, one
 * page is taken from what this server has, so that an election ends no stream; a server that finds
 * no leader for longer ends it, for there may be news elsewhere.
 *
 * <p>Any thread may call; {@link #lock} guards all that changes, and one thread at a time passes
 * things on.
 */
final class EventStream implements Flow.Subscription {

  /** How often a client hears that it is still connected. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Reads in a row that may fail for want of a leader. */
  private static final int MAX_FAILURES = 1;

  /** Largest piece that the server takes. */
  private static final int PIECE_BYTES = 64 * 1024;

  private static final byte[] NO_NEWS = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final StateStore store;
  private final Executor executor;
  private final boolean values;
  private final BooleanSupplier allowed;
  private final Flow.Subscriber<? super byte[]> subscriber;
  private final Consumer<EventStream> onEnd;
  private final Object lock = new Object();

  private KvChanges next;
  private long demand;
  private final Deque<byte[]> ready = new ArrayDeque<>();
  private CompletableFuture<?> reading;
  private boolean begun;
  private boolean unconfirmed;
  private int failures;
  private boolean complete;
  private Throwable failure;
  private boolean ended;
  private boolean passing;
  private boolean again;

  /**
   * @param store null when there is none
   * @param executor takes over from the state's threads
   * @param first where to begin
   * @param values whether values are told too
   * @param allowed whether the client may still be told; a stream that may not go on ends in order
   * @param onEnd told once, when nothing more follows
   */
  EventStream(
      StateStore store,
      Executor executor,
      KvChanges first,
      boolean values,
      BooleanSupplier allowed,
      Flow.Subscriber<? super byte[]> subscriber,
      Consumer<EventStream> onEnd) {
    this.store = store;
    this.executor = executor;
    this.next = first;
    this.values = values;
    this.allowed = allowed;
    this.subscriber = subscriber;
    this.onEnd = onEnd;
  }

  void begin() {
    if (store == null) {
      failure = new UnavailableException("The state is not there yet");
    }
    subscriber.onSubscribe(this);
    pass();
  }

  /** Lets the stream end in order. */
  void end() {
    synchronized (lock) {
      complete = true;
    }
    pass();
  }

  @Override
  public void request(long count) {
    synchronized (lock) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    }
    pass();
  }

  @Override
  public void cancel() {
    CompletableFuture<?> pending;
    synchronized (lock) {
      ended = true;
      pending = reading;
    }
    stop(pending);
  }

  private void stop(CompletableFuture<?> pending) {
    onEnd.accept(this);
    if (pending != null) {
      pending.cancel(false);
    }
  }

  /** Does what is to be done, one thread at a time; others leave word and go. */
  private void pass() {
    synchronized (lock) {
      if (passing) {
        again = true;
        return;
      }
      passing = true;
    }
    Runnable step = step();
    while (step != null) {
      step.run();
      step = step();
    }
  }

  /** What is to be done next; null when it is somebody else's turn. */
  private Runnable step() {
    synchronized (lock) {
      again = false;
      if (ended) {
        passing = false;
        return null;
      }
      if (failure != null || complete) {
        ended = true;
        CompletableFuture<?> pending = reading;
        return () -> finish(pending);
      }
      if (!ready.isEmpty() && demand > 0) {
        demand--;
        byte[] piece = ready.poll();
        return () -> subscriber.onNext(piece);
      }
      if (ready.isEmpty() && demand > 0 && reading == null) {
        return this::read;
      }
      passing = again;
      return again ? () -> {} : null;
    }
  }

  private void finish(CompletableFuture<?> pending) {
    stop(pending);
    if (failure == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(failure);
    }
  }

  /** The first page is what there is now: its failure is still an ordinary answer. */
  private void read() {
    ReadMode mode = unconfirmed ? ReadMode.STALE : ReadMode.DEFAULT;
    long index = begun ? Math.max(1, next.after()) : 0;
    CompletableFuture<ReadResult<EventPage>> page =
        store.read(
            new EventPage.Next(next, values),
            new ReadOptions(mode, index, HEARTBEAT, Duration.ZERO));
    synchronized (lock) {
      reading = page;
    }
    var unused = page.whenCompleteAsync((result, error) -> take(mode, result, error), executor);
  }

  private void take(ReadMode mode, ReadResult<EventPage> result, Throwable error) {
    synchronized (lock) {
      reading = null;
      if (!allowed.getAsBoolean()) {
        complete = true;
      } else if (error != null) {
        fail(error instanceof CompletionException ? error.getCause() : error);
      } else {
        unconfirmed = false;
        failures = mode == ReadMode.DEFAULT ? 0 : failures;
        add(result.value());
      }
    }
    pass();
  }

  private void fail(Throwable cause) {
    failures++;
    unconfirmed = true;
    if (!begun || failures > MAX_FAILURES) {
      failure = cause;
    }
  }

  private void add(EventPage events) {
    ChangePage page = events.page;
    if (page.state() == ChangePage.State.OFF) {
      failure = KvAnswers.changesAreOff();
      return;
    }
    if (!begun) {
      begun = true;
      ready.add(new byte[0]);
    }
    if (events.isQuiet()) {
      ready.add(page.index() > next.after() ? quiet(page.index()) : NO_NEWS);
    } else {
      cut(events.text());
    }
    next = new KvChanges(next.key(), next.below(), page.index());
  }

  /** An id without an event: where to go on from moves, and nothing has happened. */
  private static byte[] quiet(long index) {
    return ("id: " + index + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private void cut(byte[] text) {
    for (int from = 0; from < text.length; from += PIECE_BYTES) {
      ready.add(Arrays.copyOfRange(text, from, Math.min(text.length, from + PIECE_BYTES)));
    }
  }
}
