package io.praetor.state.internal.life;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.state.Lifetimes;
import io.praetor.api.state.Perishable;
import io.praetor.api.state.TableId;
import io.praetor.state.internal.read.Background;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.MalformedDataException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Has lives prolonged by whoever leads. To ask twice does no harm, so whatever goes wrong, it asks
 * again, until its time is over.
 */
public final class Renewals implements Lifetimes {

  /** How long a wish may wait for a leader; Consul's rpc_hold_timeout. */
  static final long PATIENCE_MILLIS = 7_000;

  /** Between two questions. */
  static final long PAUSE_MILLIS = 100;

  /** Longest wait for one answer: a leader that was lost does not answer. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final LifeWatch watch;
  private final Consensus consensus;
  private final Supplier<RpcClient> network;
  private final Background background;

  /** Those that were not answered at once, by ticket. */
  private final Map<Long, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();

  private final AtomicLong tickets = new AtomicLong();

  private volatile boolean closed;

  /**
   * Makes the service.
   *
   * @param network reaches other servers, null while there is none
   */
  public Renewals(
      LifeWatch watch, Consensus consensus, Supplier<RpcClient> network, Background background) {
    this.watch = watch;
    this.consensus = consensus;
    this.network = network;
    this.background = background;
  }

  @Override
  public CompletableFuture<Boolean> renew(TableId<? extends Perishable> table, byte[] key) {
    RowPlace place = new RowPlace(Schema.current().numberOf(table), key.clone());
    CompletableFuture<Boolean> wish = new CompletableFuture<>();
    attempt(place, wish);
    if (!wish.isDone()) {
      keep(wish);
    }
    return wish;
  }

  /** Ends all waiting. */
  public void close() {
    closed = true;
    List.copyOf(waiting.values()).forEach(Renewals::gone);
  }

  private void keep(CompletableFuture<Boolean> wish) {
    long ticket = tickets.incrementAndGet();
    waiting.put(ticket, wish);
    Future<?> deadline =
        background.later(
            () -> wish.completeExceptionally(new NoLeaderException()),
            PATIENCE_MILLIS,
            TimeUnit.MILLISECONDS);
    var unused =
        wish.whenComplete(
            (renewed, failure) -> {
              waiting.remove(ticket);
              deadline.cancel(false);
            });
    if (closed) {
      gone(wish);
    }
  }

  private static void gone(CompletableFuture<Boolean> wish) {
    wish.completeExceptionally(new UnavailableException("The state store is being replaced"));
  }

  private void attempt(RowPlace place, CompletableFuture<Boolean> wish) {
    if (wish.isDone()) {
      return;
    }
    var unused = ask(place).whenComplete((verdict, failure) -> answered(place, wish, verdict));
  }

  private void answered(RowPlace place, CompletableFuture<Boolean> wish, Verdict verdict) {
    if (verdict == null || verdict == Verdict.NOT_LEADING) {
      var unused =
          background.later(() -> attempt(place, wish), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      wish.complete(verdict == Verdict.RENEWED);
    }
  }

  private CompletableFuture<Verdict> ask(RowPlace place) {
    RaftStatus status = consensus.status();
    if (status.leader()) {
      return watch.renew(place);
    }
    RpcClient client = network.get();
    InetSocketAddress leader = address(status.leaderAddress());
    if (client == null || leader == null) {
      return CompletableFuture.completedFuture(Verdict.NOT_LEADING);
    }
    return client
        .call(leader, RenewalHandler.PROTOCOL, RenewalCodec.question(place), ANSWER)
        .thenApply(Renewals::verdict);
  }

  private static Verdict verdict(byte[] answer) {
    try {
      return RenewalCodec.answer(answer);
    } catch (MalformedDataException e) {
      throw new CompletionException(e);
    }
  }

  /** Servers have addresses, not names, so nothing is looked up; null for none. */
  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return colon <= 0
        ? null
        : new InetSocketAddress(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
