package io.praetor.history.internal.watch;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.api.state.TableRows;
import io.praetor.history.internal.memory.HealthMemory;
import io.praetor.history.internal.memory.Limits;
import io.praetor.history.internal.memory.Recollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One state, watched. A waiting question only says that there is news; what it is, is looked up on
 * the own thread, so that looks follow one another and each is compared with the one before. The
 * first look is one through the log: behind it lies what a server that starts hears of the past.
 * All methods, and all that follows from them, on the one thread.
 */
final class Watching {

  /** Between two looks; what changes back and forth faster is not seen. */
  static final Duration PAUSE = Duration.ofMillis(100);

  /** Longest wait for news; bounds for how long a copy restored during a pause stays unseen. */
  static final Duration WAIT = Duration.ofSeconds(10);

  /** After a failure. */
  static final Duration RETRY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

  private static final AllChecks ALL = new AllChecks();
  private static final ReadOptions LOCAL =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);

  private final StateStore store;
  private final Limits limits;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private CompletableFuture<?> parked = CompletableFuture.completedFuture(null);
  private boolean stopped;

  /** What was seen last, null before the first look; with it the memory. */
  private TableRows<CheckRow> seen;

  private HealthMemory memory;
  private long index;

  Watching(StateStore store, Limits limits, InstantSource clock, ScheduledExecutorService thread) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.thread = thread;
  }

  boolean isOf(StateStore other) {
    return store == other;
  }

  void start() {
    begin(begun -> waitForNews(), failure -> later(RETRY, this::start));
  }

  void stop() {
    stopped = true;
    parked.cancel(false);
  }

  void recall(Choice choice, CompletableFuture<Recollection> answer) {
    if (seen == null) {
      begin(begun -> tell(choice, answer), answer::completeExceptionally);
    } else {
      tell(choice, answer);
    }
  }

  private void tell(Choice choice, CompletableFuture<Recollection> answer) {
    try {
      look();
      Set<String> nodes = choice.service().isEmpty() ? Set.of() : nodesOf(choice.service());
      answer.complete(memory.recall(choice.among(nodes), clock.instant()));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** Nodes that have instances of a service, or had some. */
  private Set<String> nodesOf(String service) {
    Set<String> nodes = memory.nodesOf(service);
    nodes.addAll(now(new InstanceNodes(service)).value());
    return nodes;
  }

  /** The first look, unless another was quicker. */
  private void begin(Consumer<Watching> then, Consumer<Throwable> otherwise) {
    onThread(
        store.read(ALL, ReadOptions.NOW),
        found -> {
          if (stopped) {
            throw new UnavailableException("The state is not there any more");
          }
          if (seen == null) {
            seen = found.value();
            index = found.index();
            memory = new HealthMemory(limits, clock.instant());
          }
          then.accept(this);
        },
        otherwise);
  }

  private void waitForNews() {
    CompletableFuture<ReadResult<TableRows<CheckRow>>> read =
        store.read(ALL, new ReadOptions(ReadMode.STALE, index, WAIT, Duration.ZERO));
    parked = read;
    onThread(
        read,
        news -> {
          look();
          later(PAUSE, this::waitForNews);
        },
        failure -> later(RETRY, this::waitForNews));
  }

  private void look() {
    ReadResult<TableRows<CheckRow>> found = now(ALL);
    Instant now = clock.instant();
    for (TableRows.Difference<CheckRow> one : found.value().since(seen)) {
      memory.note(one.before(), one.after(), now);
    }
    seen = found.value();
    index = found.index();
  }

  /** Local reads are answered at once, as soon as there was an answer at all. */
  private <T> ReadResult<T> now(StateQuery<T> query) {
    CompletableFuture<ReadResult<T>> read = store.read(query, LOCAL);
    if (!read.isDone()) {
      read.cancel(false);
      throw new UnavailableException("The state is not there yet");
    }
    try {
      return read.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PlatformException cause ? cause : e;
    }
  }

  private <T> void onThread(
      CompletableFuture<T> read, Consumer<T> then, Consumer<Throwable> otherwise) {
    var unused =
        read.whenCompleteAsync(
            (found, failure) -> {
              if (failure != null) {
                report(failure);
                otherwise.accept(failure);
                return;
              }
              try {
                then.accept(found);
              } catch (RuntimeException e) {
                report(e);
                otherwise.accept(e);
              }
            },
            thread);
  }

  /** States come and go, and leaders: that is no news for anybody. */
  private void report(Throwable failure) {
    if (!stopped && !(failure instanceof PlatformException)) {
      LOG.warn("health is not watched for a moment", failure);
    }
  }

  private void later(Duration delay, Runnable task) {
    if (!stopped) {
      var unused =
          thread.schedule(
              () -> {
                if (!stopped) {
                  task.run();
                }
              },
              delay.toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }
}
