package io.praetor.connect.internal.agent;

import io.praetor.api.error.PlatformException;
import io.praetor.api.tls.MeshCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of this agent: servers are asked for one until they have handed it out, and again
 * when it grows old or another root signs. Until then the last one is used. Thread-safe.
 */
public final class OwnCertificate implements MeshCredentials {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);

  /** When another root signs, not every agent asks at once. */
  private static final Duration SPREAD = Duration.ofSeconds(20);

  /** After a failure, doubled with each that follows the first few, up to the longest. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private static final int QUICK_RETRIES = 5;
  private static final int DOUBLINGS_MAX = 5;

  private final AgentDesk desk;
  private final Supplier<Instant> now;
  private final DoubleSupplier random;
  private AgentDesk.Handed handed; // guarded by this, like all below
  private boolean asking;
  private Instant due = Instant.EPOCH;
  private int failures;
  private String failure = "";
  private boolean told;
  private boolean watching;
  private long watched;
  private Instant watchAgain = Instant.EPOCH;

  /**
   * @param random from 0 to 1
   */
  OwnCertificate(AgentDesk desk, Supplier<Instant> now, DoubleSupplier random) {
    this.desk = desk;
    this.now = now;
    this.random = random;
  }

  @Override
  public synchronized Held current() {
    return handed == null ? null : handed.held();
  }

  /** Asks for a certificate when it is time to, and looks whether another root signs. */
  public void tick() {
    boolean ask;
    boolean certified;
    boolean watch;
    long newerThan;
    synchronized (this) {
      Instant time = now.get();
      ask = !asking && !time.isBefore(due);
      asking |= ask;
      // Servers may have forgotten who signed it; then it is no use to show it again and again.
      certified = handed != null && time.isBefore(handed.end()) && failures % 2 == 0;
      watch = handed != null && !watching && !time.isBefore(watchAgain);
      watching |= watch;
      newerThan = watched;
    }
    if (ask) {
      var unused = ask(certified).whenComplete(this::answered);
    }
    if (watch) {
      var unused = desk.roots(newerThan).whenComplete(this::seen);
    }
  }

  private CompletableFuture<AgentDesk.Handed> ask(boolean certified) {
    try {
      return desk.ask(certified);
    } catch (PlatformException busy) {
      return CompletableFuture.failedFuture(busy);
    }
  }

  private synchronized void answered(AgentDesk.Handed answer, Throwable reason) {
    asking = false;
    if (answer == null) {
      failed(reason instanceof CompletionException ? reason.getCause() : reason);
      return;
    }
    handed = answer;
    failures = 0;
    failure = "";
    told = false;
    Instant next = answer.after(Leaf.SOFT + (Leaf.HARD - Leaf.SOFT) * random.getAsDouble());
    // A clock that is far ahead takes every certificate for an old one.
    Instant soonest = now.get().plus(LONGEST_RETRY);
    due = next.isBefore(soonest) ? soonest : next;
    LOG.info("Servers have handed out a certificate, which is good until {}", answer.end());
  }

  /** Said once, and not of what passes by itself, as while servers are being looked for. */
  private void failed(Throwable reason) {
    int doublings = Math.min(Math.max(0, failures - QUICK_RETRIES), DOUBLINGS_MAX);
    Duration most = RETRY.multipliedBy(1L << doublings);
    Duration pause = most.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : most;
    due = now.get().plusMillis((long) (pause.toMillis() * (1 + random.getAsDouble()) / 2));
    failures++;
    String message = reason.getMessage();
    String text = message == null ? reason.getClass().getSimpleName() : message;
    boolean again = text.equals(failure);
    told &= again;
    failure = text;
    if (again && !told) {
      told = true;
      LOG.warn("No certificate is handed out by servers, asking again and again: {}", text);
    }
  }

  private synchronized void seen(Desk.Roots roots, Throwable reason) {
    watching = false;
    if (roots == null) {
      watched = 0;
      watchAgain = later(LONGEST_RETRY);
      return;
    }
    watched = roots.index();
    if (!handed.rootId().equals(roots.activeId())) {
      Instant soon = later(SPREAD);
      due = soon.isBefore(due) ? soon : due;
    }
  }

  private Instant later(Duration most) {
    return now.get().plusMillis((long) (most.toMillis() * random.getAsDouble()));
  }
}
