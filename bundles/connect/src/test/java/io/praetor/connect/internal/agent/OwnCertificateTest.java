package io.praetor.connect.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.tls.MeshCredentials.Held;
import io.praetor.testkit.log.LoggedLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OwnCertificateTest implements AgentDesk {

  private static final Duration LIFE = Duration.ofDays(3);

  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private String activeRoot = "r1";
  private RuntimeException refusal;
  private CompletableFuture<Desk.Roots> watch = new CompletableFuture<>();
  private final List<Boolean> asked = new ArrayList<>();
  private final OwnCertificate certificate = new OwnCertificate(this, () -> now, () -> 0.5);

  @Override
  public CompletableFuture<Handed> ask(boolean certified) {
    asked.add(certified);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    Held held = new Held(null, "spiffe://td/" + asked.size(), List.of(), List.of(), true);
    return CompletableFuture.completedFuture(new Handed(held, activeRoot, now, now.plus(LIFE)));
  }

  @Override
  public CompletableFuture<Desk.Roots> roots(long newerThan) {
    return watch;
  }

  /** Lets time go by as it does: every second it is looked at. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      now = now.plusSeconds(1);
      certificate.tick();
    }
  }

  @Test
  void shouldAskAsAStrangerUntilItHasOne() {
    refusal = new UnavailableException("away");
    assertNull(certificate.current());
    certificate.tick();
    pass(Duration.ofSeconds(3));
    assertEquals(List.of(false, false, false, false), asked);
    assertNull(certificate.current());
    refusal = null;
    pass(Duration.ofSeconds(1));
    assertSame(certificate.current(), certificate.current());
    int before = asked.size();
    pass(Duration.ofHours(1));
    assertEquals(before, asked.size(), "it has one");
  }

  @Test
  void shouldAskLessAndLessOften() {
    refusal = new UnavailableException("away");
    pass(Duration.ofMinutes(10));
    assertTrue(asked.size() > 20 && asked.size() < 45, () -> asked.size() + " times");
  }

  @Test
  void shouldRenewItInTheLastThirdOfItsLifeByItsMeans() {
    certificate.tick();
    Held first = certificate.current();
    pass(Duration.ofHours(53));
    assertSame(first, certificate.current());
    pass(Duration.ofHours(2));
    assertNotSame(first, certificate.current());
    assertEquals(List.of(false, true), asked);
  }

  @Test
  void shouldRenewItSoonWhenAnotherRootSigns() {
    certificate.tick();
    certificate.tick();
    Held first = certificate.current();
    CompletableFuture<Desk.Roots> news = watch;
    watch = new CompletableFuture<>();
    activeRoot = "r2";
    news.complete(new Desk.Roots("r2", "td", 8));
    pass(Duration.ofSeconds(9));
    assertSame(first, certificate.current(), "not all agents at once");
    pass(Duration.ofSeconds(2));
    assertNotSame(first, certificate.current());
  }

  /** Servers may have forgotten the root that signed it. */
  @Test
  void shouldTryAsAStrangerInBetweenWhenItsMeansAreOfNoUse() {
    certificate.tick();
    Held first = certificate.current();
    now = now.plus(Duration.ofHours(60));
    refusal = new UnavailableException("handshake failed");
    pass(Duration.ofSeconds(4));
    assertEquals(List.of(false, true, false, true, false), asked);
    assertSame(first, certificate.current(), "the last one is used until then");
  }

  @Test
  void shouldAskAsAStrangerWhenItIsOver() {
    certificate.tick();
    now = now.plus(LIFE);
    certificate.tick();
    assertEquals(List.of(false, false), asked);
  }

  @Test
  void shouldSayOnceWhyItHasNone() throws Exception {
    try (LoggedLines lines = new LoggedLines("io.praetor.connect.internal.agent")) {
      refusal = new UnavailableException("No known Consul servers");
      certificate.tick();
      assertEquals(List.of(), lines.rest(), "that may pass");
      refusal = new ForbiddenException("Permission denied");
      pass(Duration.ofMinutes(5));
      assertEquals(
          "No certificate is handed out by servers, asking again and again: Permission denied",
          lines.next());
      assertEquals(List.of(), lines.rest());
    }
  }
}
