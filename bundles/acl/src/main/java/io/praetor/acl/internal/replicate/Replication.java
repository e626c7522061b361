package io.praetor.acl.internal.replicate;

import io.praetor.acl.internal.command.AclCommand.Replica;
import io.praetor.acl.internal.command.AclCommandCodec;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/**
 * Copies while this server leads a secondary datacenter. Each kind has one question under way at
 * the primary datacenter, which is answered when there is news. {@link #tick} and {@link #reset}
 * are called by one thread; answers come on any.
 */
public final class Replication {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How long it waits after a failure. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final List<Kind> kinds;
  private final Primary primary;
  private final StateStore store;
  private final LongSupplier nowMillis;
  private final Progress progress;
  private final Map<Kind, Round> rounds = new EnumMap<>(Kind.class);

  /** Asks the primary datacenter for all that there is of a kind. */
  @FunctionalInterface
  public interface Primary {

    /**
     * Asks once; the answer comes when there is something newer.
     *
     * @param newerThan index of what is known; 0 for nothing
     */
    CompletableFuture<Answer> ask(Kind kind, long newerThan);

    /** What there is, and the index of its newest change. */
    record Answer(Contents contents, long index) {}
  }

  /**
   * One question and what becomes of its answer.
   *
   * @param startedMillis when it was asked
   * @param end completes with the index of what was copied
   */
  private record Round(long startedMillis, CompletableFuture<Long> end) {}

  /**
   * Copies nothing yet.
   *
   * @param kinds what is copied
   * @param nowMillis since 1970
   */
  public Replication(
      List<Kind> kinds,
      Primary primary,
      StateStore store,
      LongSupplier nowMillis,
      Progress progress) {
    this.kinds = List.copyOf(kinds);
    this.primary = primary;
    this.store = store;
    this.nowMillis = nowMillis;
    this.progress = progress;
  }

  /** Another server leads, or none. What is under way comes to nothing. */
  public void reset() {
    rounds.values().forEach(round -> round.end().cancel(false));
    rounds.clear();
    progress.running(false);
  }

  /** Called on the leader every {@link #INTERVAL}. */
  public void tick() {
    progress.running(true);
    for (Kind kind : kinds) {
      Round last = rounds.get(kind);
      if (last == null) {
        start(kind, 0);
      } else if (last.end().isDone()) {
        goOn(kind, last);
      }
    }
  }

  private void goOn(Kind kind, Round last) {
    if (!last.end().isCompletedExceptionally()) {
      start(kind, last.end().join());
    } else if (nowMillis.getAsLong() - last.startedMillis() >= PAUSE.toMillis()) {
      start(kind, 0);
    }
  }

  private void start(Kind kind, long newerThan) {
    long started = nowMillis.getAsLong();
    CompletableFuture<Long> end;
    try {
      end = primary.ask(kind, newerThan).thenCompose(answer -> copy(kind, answer));
    } catch (RuntimeException e) {
      end = CompletableFuture.failedFuture(e);
    }
    rounds.put(kind, new Round(started, end));
    var unused =
        end.whenComplete(
            (index, failure) -> {
              if (failure == null) {
                progress.copied(kind, index, nowMillis.getAsLong());
              } else {
                progress.failed(reason(failure), nowMillis.getAsLong());
              }
            });
  }

  private CompletableFuture<Long> copy(Kind kind, Primary.Answer answer) {
    if (kind == Kind.POLICIES && answer.contents().policies().isEmpty()) {
      // There is always the builtin one: who has none is not the primary datacenter.
      throw new OperationFailedException("the primary datacenter tells of no policies at all");
    }
    return store
        .read(new ContentsQuery(kind), ReadOptions.NOW)
        .thenCompose(here -> write(here.value().towards(answer.contents()), 0))
        .thenApply(done -> answer.index());
  }

  private CompletableFuture<Void> write(List<Replica> commands, int next) {
    if (next == commands.size()) {
      return CompletableFuture.completedFuture(null);
    }
    return store
        .write(Commands.ACL, AclCommandCodec.encode(commands.get(next)))
        .thenCompose(
            result -> {
              AclResults.check(result);
              return write(commands, next + 1);
            });
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return String.valueOf(cause.getMessage());
  }
}
