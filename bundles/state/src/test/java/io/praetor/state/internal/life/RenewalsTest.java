package io.praetor.state.internal.life;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.Commands;
import io.praetor.state.internal.OneServer;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.read.ManualBackground;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader and a follower that asks it; the state behind both is one. */
class RenewalsTest {

  /** Brings calls to the leader's handler, or loses them. */
  private final class Network implements RpcClient {

    final List<InetSocketAddress> called = new ArrayList<>();
    boolean losing;

    @Override
    public CompletableFuture<byte[]> call(
        InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
      assertEquals(RenewalHandler.PROTOCOL, protocol);
      called.add(peer);
      return losing
          ? CompletableFuture.failedFuture(new PeerLostException("lost"))
          : handler.handle(request).toCompletableFuture();
    }

    @Override
    public RpcStream open(InetSocketAddress peer, String protocol, RpcStream.Receiver receiver) {
      throw new UnsupportedOperationException();
    }
  }

  private final StateFixture state = new StateFixture();
  private final ManualBackground background = new ManualBackground();
  private final OneServer leader = new OneServer(state);
  private final OneServer follower = new OneServer(state);
  private final LifeWatch leading = watch(leader);
  private final LifeWatch following = watch(follower);
  private final RenewalHandler handler = new RenewalHandler(leading);
  private final Network network = new Network();
  private final Renewals atLeader = new Renewals(leading, leader, () -> null, background);
  private final Renewals atFollower = new Renewals(following, follower, () -> network, background);

  @BeforeEach
  void start() {
    follower.leader = false;
    state.handlers.add(
        Commands.KV,
        (txn, payload) -> {
          String key = StandardCharsets.UTF_8.decode(payload).toString();
          txn.put(KvTables.LIFETIMES, bytes(key), new KvLifetime(key, 1000, txn.index()));
          return new byte[0];
        },
        0,
        2);
    state.applier.listen(leading);
    leading.lead();
    state.run("a");
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldRenewHereWhereItLeads() {
    assertTrue(renew(atLeader, "a").join());
    assertFalse(renew(atLeader, "none").join());
    assertEquals(1, background.timers(), "only that of the life itself");
  }

  @Test
  void shouldAskTheLeader() {
    background.pass(600);
    assertTrue(renew(atFollower, "a").join());
    assertFalse(renew(atFollower, "none").join());
    assertEquals(new InetSocketAddress("10.0.0.1", 8300), network.called.get(0));
    background.pass(999);
    assertTrue(renew(atFollower, "a").join());
  }

  @Test
  void shouldAskAgainWhenTheAnswerIsLost() {
    network.losing = true;
    CompletableFuture<Boolean> renewed = renew(atFollower, "a");
    background.pass(Renewals.PAUSE_MILLIS);
    assertFalse(renewed.isDone());
    assertEquals(2, network.called.size());
    network.losing = false;
    background.pass(Renewals.PAUSE_MILLIS);
    assertTrue(renewed.join());
    assertEquals(1, background.timers(), "only that of the life itself");
  }

  @Test
  void shouldWaitForALeader() {
    follower.leaderAddress = "";
    CompletableFuture<Boolean> renewed = renew(atFollower, "a");
    background.pass(Renewals.PAUSE_MILLIS);
    assertEquals(List.of(), network.called);
    follower.leaderAddress = "[::1]:8300";
    background.pass(Renewals.PAUSE_MILLIS);
    assertTrue(renewed.join());
    assertEquals(new InetSocketAddress("::1", 8300), network.called.get(0));
  }

  @Test
  void shouldWaitUntilTheLeaderIsReady() {
    leading.rest();
    CompletableFuture<Boolean> there = renew(atFollower, "a");
    CompletableFuture<Boolean> here = renew(atLeader, "a");
    background.pass(Renewals.PAUSE_MILLIS);
    assertFalse(there.isDone());
    assertFalse(here.isDone());
    leading.lead();
    background.pass(Renewals.PAUSE_MILLIS);
    assertTrue(there.join());
    assertTrue(here.join());
  }

  @Test
  void shouldGiveUpWhenNobodyLeadsForLong() {
    follower.leaderAddress = "";
    CompletableFuture<Boolean> renewed = renew(atFollower, "a");
    for (long passed = 0; passed < Renewals.PATIENCE_MILLIS; passed += Renewals.PAUSE_MILLIS) {
      assertFalse(renewed.isDone(), "after " + passed);
      background.pass(Renewals.PAUSE_MILLIS);
    }
    assertInstanceOf(NoLeaderException.class, failure(renewed));
    background.pass(Renewals.PAUSE_MILLIS);
    leading.rest();
    assertEquals(0, background.timers());
  }

  @Test
  void shouldGiveUpOnAnEndThatIsNotKnown() {
    leader.holding = true;
    background.pass(1000);
    CompletableFuture<Boolean> renewed = renew(atLeader, "a");
    background.pass(Renewals.PATIENCE_MILLIS - 1);
    assertFalse(renewed.isDone());
    background.pass(1);
    assertInstanceOf(NoLeaderException.class, failure(renewed));
  }

  @Test
  void shouldNotKeepAnybodyWhenItCloses() {
    follower.leaderAddress = "";
    CompletableFuture<Boolean> before = renew(atFollower, "a");
    atFollower.close();
    CompletableFuture<Boolean> after = renew(atFollower, "a");
    assertInstanceOf(UnavailableException.class, failure(before));
    assertInstanceOf(UnavailableException.class, failure(after));
  }

  @Test
  void shouldAnswerOnlyWhatMakesSense() {
    assertInstanceOf(
        InvalidRequestException.class, failure(handler.handle(new byte[0]).toCompletableFuture()));
    byte[] entries = RenewalCodec.question(new RowPlace(1, bytes("a")));
    assertInstanceOf(
        InvalidRequestException.class, failure(handler.handle(entries).toCompletableFuture()));
    byte[] unknown = RenewalCodec.question(new RowPlace(127, bytes("a")));
    assertInstanceOf(
        InvalidRequestException.class, failure(handler.handle(unknown).toCompletableFuture()));
    assertFalse(atLeader.renew(SessionTables.SESSIONS, bytes("a")).join());
  }

  private LifeWatch watch(OneServer log) {
    return new LifeWatch(state.applier::root, log, background, background::nanoTime);
  }

  private static CompletableFuture<Boolean> renew(Renewals renewals, String key) {
    return renewals.renew(KvTables.LIFETIMES, bytes(key));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }
}
