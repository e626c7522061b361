package io.praetor.connect.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.TooManyRequestsException;
import io.praetor.api.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeavesTest implements Desk {

  /** Longer than any test. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final Duration LIFE = Duration.ofDays(3);

  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private String activeRoot = "r1";
  private boolean away;
  private boolean busy;
  private String refused = "nobody's";
  private long signed;
  private CompletableFuture<Roots> watch = new CompletableFuture<>();
  private final Leaves leaves = new Leaves(this, () -> now, () -> 0.5);

  @Override
  public CompletableFuture<Roots> roots(long newerThan) {
    if (away) {
      return CompletableFuture.failedFuture(new UnavailableException("away"));
    }
    Roots roots = new Roots(activeRoot, "td.consul", 7);
    return newerThan == 0 ? CompletableFuture.completedFuture(roots) : watch;
  }

  @Override
  public CompletableFuture<Leaf> sign(String service, String trustDomain, String token) {
    if (away || token.equals(refused)) {
      return CompletableFuture.failedFuture(new ForbiddenException("Permission denied"));
    }
    if (busy) {
      return CompletableFuture.failedFuture(new TooManyRequestsException("try again later"));
    }
    signed++;
    return CompletableFuture.completedFuture(
        new Leaf("0" + signed, "C", "K", service, "u", activeRoot, now, now.plus(LIFE), signed));
  }

  @Test
  void shouldGiveTheSameCertificateUntilItGrowsOld() {
    assertEquals(1, get("web").index());
    assertEquals(1, get("web").index());
    assertEquals(2, get("db").index());
    now = now.plus(Duration.ofHours(66));
    assertEquals(3, get("web").index());
  }

  @Test
  void shouldNotGiveCertificatesOfARootThatWasReplaced() {
    assertEquals("r1", get("web").rootId());
    activeRoot = "r2";
    assertEquals("r2", get("web").rootId());
  }

  @Test
  void shouldGiveWhatThereIsWhileServersAreAway() {
    get("web");
    away = true;
    assertEquals(1, get("web").index());
    assertTrue(leaves.get("db", "", 0, LONG).isCompletedExceptionally());
  }

  @Test
  void shouldGiveWhatIsGoodStillWhenNoNewOneCanBeHad() {
    get("web");
    activeRoot = "r2";
    busy = true;
    assertEquals("r1", get("web").rootId());
    now = now.plus(LIFE);
    assertTrue(leaves.get("web", "", 0, LONG).isCompletedExceptionally());
  }

  @Test
  void shouldForgetThoseWhoGaveUp() {
    get("web");
    leaves.get("web", "", 1, LONG).cancel(false);
    now = now.plus(LIFE);
    leaves.tick();
    assertEquals(1, signed, "nobody waits, so nothing is renewed");
  }

  @Test
  void shouldNotBeHeldUpByATokenThatMayNot() {
    refused = "bad";
    assertTrue(leaves.get("web", "bad", 0, LONG).isCompletedExceptionally());
    assertEquals(1, get("web").index());
  }

  @Test
  void shouldAnswerAtOnceWhoKnowsAnOlderOne() {
    get("other");
    get("web");
    assertEquals(2, leaves.get("web", "", 1, LONG).join().index());
  }

  @Test
  void shouldRenewForThoseWhoWaitInTheLastThirdOfItsLife() {
    get("web");
    CompletableFuture<Leaf> waiting = leaves.get("web", "", 1, LONG);
    leaves.tick();
    now = now.plus(Duration.ofHours(53));
    leaves.tick();
    assertFalse(waiting.isDone());
    now = now.plus(Duration.ofHours(2));
    leaves.tick();
    assertEquals(2, waiting.join().index());
  }

  @Test
  void shouldRenewForThoseWhoWaitWhenAnotherRootSigns() {
    get("web");
    CompletableFuture<Leaf> waiting = leaves.get("web", "", 1, LONG);
    leaves.tick();
    leaves.tick();
    activeRoot = "r2";
    watch.complete(new Roots("r2", "td.consul", 8));
    leaves.tick();
    assertFalse(waiting.isDone());
    now = now.plusSeconds(10);
    leaves.tick();
    assertEquals("r2", waiting.join().rootId());
  }

  @Test
  void shouldTryAgainWhatFailed() {
    get("web");
    CompletableFuture<Leaf> waiting = leaves.get("web", "", 1, LONG);
    now = now.plus(Duration.ofHours(60));
    away = true;
    leaves.tick();
    leaves.tick();
    assertFalse(waiting.isDone());
    away = false;
    now = now.plusSeconds(15);
    leaves.tick();
    assertEquals(2, waiting.join().index());
  }

  private Leaf get(String service) {
    return leaves.get(service, "", 0, LONG).join();
  }
}
