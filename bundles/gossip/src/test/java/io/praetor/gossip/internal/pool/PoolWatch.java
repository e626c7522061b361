package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.fail;

import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Notes what happens in a pool, and waits for it without asking again and again. */
final class PoolWatch implements GossipListener {

  static final long PATIENCE_MILLIS = 20_000;

  private final List<String> log = new ArrayList<>();
  private final List<UserEvent> events = new ArrayList<>();

  @Override
  public synchronized void memberChanged(Member member) {
    log.add(member.name() + " " + member.status() + " " + new TreeMap<>(member.tags()));
    notifyAll();
  }

  @Override
  public synchronized void memberReaped(Member member) {
    log.add(member.name() + " REAPED");
    notifyAll();
  }

  @Override
  public synchronized void eventReceived(UserEvent event) {
    events.add(event);
    notifyAll();
  }

  /** Waits until a line of the log begins like this. */
  void awaitLine(String beginning) {
    await("line " + beginning, () -> log.stream().anyMatch(line -> line.startsWith(beginning)));
  }

  void awaitEvent(Predicate<UserEvent> wanted) {
    await("an event", () -> events.stream().anyMatch(wanted));
  }

  synchronized List<UserEvent> events() {
    return List.copyOf(events);
  }

  /** Lines that begin like this. */
  synchronized long lines(String beginning) {
    return log.stream().filter(line -> line.startsWith(beginning)).count();
  }

  synchronized void forget() {
    log.clear();
    events.clear();
  }

  private synchronized void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        fail("waited in vain for " + what + ", saw " + log + " " + events);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail("interrupted");
      }
    }
  }
}
