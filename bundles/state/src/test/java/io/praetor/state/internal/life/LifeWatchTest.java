package io.praetor.state.internal.life;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.RowChange;
import io.praetor.state.internal.OneServer;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Perishing;
import io.praetor.state.internal.read.ManualBackground;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeWatchTest {

  private static final int TABLE = 11;

  /** Understands {@code KEY MILLIS}, and {@code many N MILLIS}. */
  private static final CommandHandler HANDLER =
      (txn, payload) -> {
        String[] words = StandardCharsets.UTF_8.decode(payload).toString().split(" ");
        int count = words.length == 3 ? Integer.parseInt(words[1]) : 1;
        long life = Long.parseLong(words[words.length - 1]);
        for (int i = 0; i < count; i++) {
          String key = words.length == 3 ? "many" + i : words[0];
          txn.put(KvTables.LIFETIMES, bytes(key), new KvLifetime(key, life, txn.index()));
        }
        return new byte[0];
      };

  private final StateFixture state = new StateFixture();
  private final OneServer log = new OneServer(state);
  private final ManualBackground background = new ManualBackground();
  private final LifeWatch watch =
      new LifeWatch(state.applier::root, log, background, background::nanoTime);
  private final Queue<RowChange> heard = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() {
    state.handlers.add(Commands.KV, HANDLER, 0, 2);
    state.hooks.add(Hooks.KEYS, (txn, change) -> heard.add(change), 0, 2);
    state.applier.listen(watch);
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldRemoveARowWhenItsLifeIsOver() {
    watch.lead();
    state.run("a 1000");
    pass(999);
    assertNotNull(row("a"));
    heard.clear();
    pass(1);
    assertNull(row("a"));
    RowChange change = heard.remove();
    assertTrue(change.perished());
    assertEquals("a", ((KvLifetime) change.before()).key());
    assertNull(change.after());
  }

  @Test
  void shouldNotCallItPerishedWhenSomebodyDeletes() {
    state.run("a 1000");
    heard.clear();
    state.handlers.add(
        Commands.SESSION,
        (txn, payload) -> {
          txn.delete(KvTables.LIFETIMES, bytes("a"));
          return new byte[0];
        },
        0,
        1);
    state.run(Commands.SESSION, new byte[0]);
    assertFalse(heard.remove().perished());
  }

  @Test
  void shouldBeginAllLivesWhenItTakesOver() {
    state.run("a 1000", "b 2000", "c 0");
    pass(5000);
    watch.lead();
    assertEquals(2, watch.size());
    pass(999);
    assertNotNull(row("a"));
    pass(1);
    assertNull(row("a"));
    pass(1000);
    assertNull(row("b"));
    assertNotNull(row("c"));
  }

  @Test
  void shouldLeaveRowsAloneWhileItDoesNotLead() {
    state.run("a 1000");
    watch.lead();
    watch.rest();
    state.run("b 1000");
    pass(10_000);
    assertNotNull(row("a"));
    assertNotNull(row("b"));
    assertEquals(0, background.timers());
    assertEquals(0, log.submitted);
  }

  @Test
  void shouldNotBelieveThatItLeadsWhenTheLogSaysOtherwise() {
    state.run("a 1000");
    log.leader = false;
    watch.lead();
    pass(10_000);
    assertNotNull(row("a"));
    assertEquals(Verdict.NOT_LEADING, renew("a").join());
  }

  @Test
  void shouldRemoveAHundredThousandRowsThatEndTogether() {
    state.run("many 100000 1000");
    watch.lead();
    assertEquals(1, background.timers());
    pass(999);
    assertEquals(0, log.submitted);
    pass(1);
    for (int i = 0; state.root().scan(KvTables.LIFETIMES, new byte[0]).iterator().hasNext(); i++) {
      assertTrue(i < 1000, "one timer after the other, and no time passes");
      pass(0);
    }
    assertEquals(0, watch.size());
    assertEquals((100_000 + Perishing.MAX_ROWS - 1) / Perishing.MAX_ROWS, log.submitted);
  }

  @Test
  void shouldHaveFewCommandsUnderWay() {
    state.run("many 100000 1000");
    watch.lead();
    log.holding = true;
    pass(1000);
    pass(1000);
    assertEquals(LifeWatch.IN_FLIGHT_MAX, log.submitted);
  }

  @Test
  void shouldTryAgainWhileItLeads() {
    watch.lead();
    state.run("a 1000");
    log.refusing = true;
    pass(1000);
    assertEquals(1, log.submitted);
    pass(100);
    assertEquals(2, log.submitted);
    log.refusing = false;
    pass(200);
    assertNull(row("a"));
  }

  @Test
  void shouldNotLetOneRowThatCannotGoKeepOthers() {
    state.hooks.add(
        Hooks.KEYS,
        (txn, change) -> {
          if (change.perished() && ((KvLifetime) change.before()).key().equals("bad")) {
            throw new IllegalStateException("on purpose");
          }
        },
        0,
        3);
    watch.lead();
    state.run("a 1000", "bad 1000", "c 1000");
    pass(1000);
    pass(100);
    assertNull(row("a"));
    assertNull(row("c"));
    assertNotNull(row("bad"));
  }

  @Test
  void shouldSpareWhatChangedWhileItsRemovalWasUnderWay() {
    watch.lead();
    state.run("a 1000");
    log.holding = true;
    pass(1000);
    state.run("a 1000");
    log.release();
    assertNotNull(row("a"));
    pass(999);
    assertNotNull(row("a"));
    pass(1);
    assertNull(row("a"));
  }

  @Test
  void shouldProlongALife() {
    watch.lead();
    state.run("a 1000", "for-ever 0");
    pass(900);
    assertEquals(Verdict.RENEWED, renew("a").join());
    assertEquals(Verdict.RENEWED, renew("for-ever").join());
    assertEquals(Verdict.GONE, renew("none").join());
    pass(999);
    assertNotNull(row("a"));
    pass(1);
    assertNull(row("a"));
    assertEquals(Verdict.GONE, renew("a").join());
  }

  @Test
  void shouldAnswerOnlyWhenTheEndOfARowIsKnown() {
    watch.lead();
    state.run("a 1000");
    log.holding = true;
    pass(1000);
    CompletableFuture<Verdict> renewed = renew("a");
    assertFalse(renewed.isDone());
    log.release();
    assertEquals(Verdict.GONE, renewed.join());
  }

  @Test
  void shouldNotAnswerWhenItLostTheLeadWhileItProvedIt() {
    watch.lead();
    state.run("a 1000");
    log.meanwhile = () -> log.leader = false;
    assertEquals(Verdict.NOT_LEADING, renew("a").join());
    log.leader = true;
    log.meanwhile = () -> log.term++;
    assertEquals(Verdict.NOT_LEADING, renew("a").join());
    log.term = StateFixture.TERM;
    log.meanwhile = watch::rest;
    assertEquals(Verdict.NOT_LEADING, renew("a").join());
  }

  @Test
  void shouldNotAnswerBeforeTheStateHasComeFarEnough() {
    watch.lead();
    log.barrier = CompletableFuture.completedFuture(new LogPosition(StateFixture.TERM, 0));
    assertEquals(Verdict.NOT_LEADING, renew("a").join());
    state.run("a 1000");
    assertEquals(Verdict.RENEWED, renew("a").join());
  }

  @Test
  void shouldSendThoseWhoWaitElsewhereWhenItRests() {
    watch.lead();
    state.run("a 1000");
    log.holding = true;
    pass(1000);
    CompletableFuture<Verdict> renewed = renew("a");
    watch.rest();
    assertEquals(Verdict.NOT_LEADING, renewed.join());
  }

  /**
   * What the leader of one term wanted removed comes into the log of the next, which knows better.
   */
  @Test
  void shouldSpareRowsWhoseRemovalIsOfAnEarlierTerm() {
    watch.lead();
    state.run("a 1000");
    log.holding = true;
    pass(1000);
    watch.rest();
    log.term++;
    watch.lead();
    assertEquals(Verdict.RENEWED, renew("a").join());
    log.release();
    assertNotNull(row("a"));
    pass(999);
    assertNotNull(row("a"));
    pass(1);
    assertNull(row("a"));
  }

  @Test
  void shouldSpareRowsWhenTheStateWentBackSinceTheirLifeWasOver() {
    state.run("a 1000");
    Perishing ahead =
        new Perishing(StateFixture.TERM, 2, List.of(new Perishing.Over(TABLE, bytes("a"), 2)));
    Perishing behind =
        new Perishing(StateFixture.TERM, 9, List.of(new Perishing.Over(TABLE, bytes("a"), 2)));
    assertFalse(Perishing.isCarriedOut(state.run(Commands.PERISH, behind.encode())));
    assertNotNull(row("a"));
    assertTrue(Perishing.isCarriedOut(state.run(Commands.PERISH, ahead.encode())));
    assertNull(row("a"));
  }

  @Test
  void shouldTakeNoNoticeOfOtherTables() {
    watch.lead();
    state.handlers.add(Commands.SESSION, StateFixture.HANDLER, 0, 1);
    state.submit(List.of(Command.encode(Commands.SESSION, bytes("put k v")))).join();
    assertEquals(0, watch.size());
    assertEquals(0, background.timers());
    KvEntry entry = state.root().get(KvTables.ENTRIES, bytes("k"));
    assertNotNull(entry);
  }

  private void pass(long millis) {
    background.pass(millis);
    log.settle();
  }

  private CompletableFuture<Verdict> renew(String key) {
    return watch.renew(new RowPlace(TABLE, bytes(key)));
  }

  private KvLifetime row(String key) {
    return state.root().get(KvTables.LIFETIMES, bytes(key));
  }
}
