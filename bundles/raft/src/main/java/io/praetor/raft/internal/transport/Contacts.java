package io.praetor.raft.internal.transport;

import io.praetor.api.error.NoLeaderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the others' answers prove to a leader. An answer in its own term to a message that was sent
 * at a certain time proves that its sender followed nobody else then; answers of a majority prove
 * that nobody else led.
 *
 * <p>Such a majority answered by servers that vote for nobody during the shortest election timeout
 * ({@link VoteGuard}) gives a lease of a part of that time, for clocks run at different speeds.
 *
 * <p>Ratis has the same, but takes an index that was confirmed once as confirmed for ever ({@code
 * ReadIndexHeartbeats}), so a leader that is cut off would answer from the past.
 */
public final class Contacts {

  /** Part of the shortest election timeout that the lease uses, in percent. */
  private static final int LEASE_PERCENT = 75;

  /** Who must answer: the voters of the current members, and of the ones before if they change. */
  public interface Voters {

    /** Ids of the voters without this server, one collection for each majority that is needed. */
    List<Electorate> electorates();
  }

  /**
   * Voters of whom a majority counts.
   *
   * @param others their ids, this server excluded
   * @param self whether this server is one of them
   */
  public record Electorate(Collection<String> others, boolean self) {}

  private record Round(long beganNanos, CompletableFuture<Void> done) {}

  private final Voters voters;
  private final long leaseNanos;

  /** Send time of the newest message that was answered, and when the answer came. */
  private final Map<String, Long> sent = new ConcurrentHashMap<>();

  private final Map<String, Long> answered = new ConcurrentHashMap<>();

  /** Guarded by this. */
  private List<Round> rounds = new ArrayList<>();

  private volatile boolean leading;
  private volatile boolean leased;

  public Contacts(Voters voters, long electionTimeoutMinNanos) {
    this.voters = voters;
    this.leaseNanos = electionTimeoutMinNanos / 100 * LEASE_PERCENT;
  }

  /** This server begins to lead; what was proved before counts no more. */
  public synchronized void begin() {
    sent.clear();
    answered.clear();
    leading = true;
    leased = true;
  }

  /** There will be no lease in this term any more, because leadership is handed over. */
  public void forgoLease() {
    leased = false;
  }

  /** This server leads no more. */
  public void end() {
    List<Round> failed;
    synchronized (this) {
      leading = false;
      leased = false;
      failed = rounds;
      rounds = new ArrayList<>();
    }
    failed.forEach(round -> round.done.completeExceptionally(new NoLeaderException()));
  }

  /** A server answered, as a follower of this one, what was sent to it at this time. */
  void answered(String id, long sentNanos, long nowNanos) {
    if (!leading) {
      return;
    }
    sent.merge(id, sentNanos, (known, next) -> next - known > 0 ? next : known);
    answered.put(id, nowNanos);
    List<Round> confirmed = new ArrayList<>();
    synchronized (this) {
      if (!rounds.isEmpty()) {
        takeConfirmed(confirmed);
      }
    }
    confirmed.forEach(round -> round.done.complete(null));
  }

  private void takeConfirmed(List<Round> confirmed) {
    OptionalLong proved = provedNanos();
    if (proved.isEmpty()) {
      return;
    }
    for (Iterator<Round> all = rounds.iterator(); all.hasNext(); ) {
      Round round = all.next();
      if (proved.getAsLong() - round.beganNanos >= 0) {
        all.remove();
        confirmed.add(round);
      }
    }
  }

  /** Completes when it is proved that nobody else led at this time. */
  public CompletableFuture<Void> confirm(long nowNanos) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      if (leading) {
        rounds.add(new Round(nowNanos, done));
        return done;
      }
    }
    done.completeExceptionally(new NoLeaderException());
    return done;
  }

  /** Whether nobody else can lead at this time. */
  public boolean leaseHolds(long nowNanos) {
    if (!leased) {
      return false;
    }
    OptionalLong proved = provedNanos();
    return proved.isPresent() && nowNanos - proved.getAsLong() < leaseNanos;
  }

  /** Time since a server answered last; empty when it never has. */
  public OptionalLong silenceNanos(String id, long nowNanos) {
    Long last = answered.get(id);
    return last == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, nowNanos - last));
  }

  /** The newest time at which nobody else led, as far as is proved. */
  private OptionalLong provedNanos() {
    OptionalLong earliest = OptionalLong.empty();
    for (Electorate electorate : voters.electorates()) {
      OptionalLong proved = provedNanos(electorate);
      if (proved.isEmpty()) {
        return OptionalLong.empty();
      }
      if (earliest.isEmpty() || proved.getAsLong() - earliest.getAsLong() < 0) {
        earliest = proved;
      }
    }
    return earliest;
  }

  private OptionalLong provedNanos(Electorate electorate) {
    int size = electorate.others.size() + (electorate.self ? 1 : 0);
    int needed = size / 2 + 1 - (electorate.self ? 1 : 0);
    if (needed == 0) {
      return OptionalLong.of(System.nanoTime());
    }
    long[] times = new long[electorate.others.size()];
    int known = 0;
    for (String id : electorate.others) {
      Long time = sent.get(id);
      if (time != null) {
        times[known++] = time;
      }
    }
    if (known < needed) {
      return OptionalLong.empty();
    }
    // Nano times compare by difference only; those of one process lie far closer than half a range.
    Arrays.sort(times, 0, known);
    return OptionalLong.of(times[known - needed]);
  }
}
