package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.RuleAuthorizer;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.ForbiddenException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/**
 * Callers by their secrets, as servers tell. What was told counts for a while; all who ask about
 * the same token meanwhile wait for one answer. Thread-safe: the table is guarded by its own lock,
 * and nobody is asked or told anything under it. Never blocks.
 */
public final class RemoteAccess implements AccessControl {

  /** More tokens than are used at one agent; those that were not asked about for longest go. */
  static final int MAX_KNOWN = 8_192;

  private final Inquiry inquiry;
  private final Settings settings;
  private final LongSupplier nanos;
  private final LongSupplier nowMillis;
  private final Authorizer whenDown;
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * How it is done.
   *
   * @param ttlNanos how long an answer counts
   */
  public record Settings(String datacenter, Stance stance, DownPolicy down, long ttlNanos) {}

  /** What is known of a token. Guarded by the lock of the table. */
  private static final class Known {
    /** What it gives; null when there is no such token, and before the first answer. */
    private Entitlement entitlement;

    private Authorizer authorizer;
    private boolean answered;
    private long answeredNanos;
    private CompletableFuture<Authorizer> asking;
  }

  /**
   * Nobody is known yet.
   *
   * @param nanos a clock that never goes back
   * @param nowMillis since 1970
   */
  public RemoteAccess(
      Inquiry inquiry, Settings settings, LongSupplier nanos, LongSupplier nowMillis) {
    this.inquiry = inquiry;
    this.settings = settings;
    this.nanos = nanos;
    this.nowMillis = nowMillis;
    Stance stance = new Stance(settings.down() == DownPolicy.ALLOW, true);
    whenDown = RuleAuthorizer.of("", List.of(), stance, settings.datacenter());
  }

  @Override
  public CompletableFuture<Authorizer> authorizer(String secret) {
    CompletableFuture<Authorizer> result;
    CompletableFuture<Authorizer> started = null;
    synchronized (known) {
      Known one = known.computeIfAbsent(secret, fresh -> new Known());
      if (one.answered && nanos.getAsLong() - one.answeredNanos < settings.ttlNanos()) {
        return told(one);
      }
      if (one.asking == null) {
        started = new CompletableFuture<>();
        one.asking = started;
        evict();
      }
      boolean old = one.answered && settings.down() == DownPolicy.ASYNC_CACHE;
      result = old ? told(one) : one.asking;
    }
    if (started != null) {
      ask(secret, started);
    }
    return result;
  }

  /** What was told, unless the token's time is over since. */
  private CompletableFuture<Authorizer> told(Known one) {
    return one.entitlement == null || one.entitlement.isOver(nowMillis.getAsLong())
        ? CompletableFuture.failedFuture(new ForbiddenException("ACL not found"))
        : CompletableFuture.completedFuture(one.authorizer);
  }

  /** Those that somebody waits for stay. Made-up tokens go first, so that they push nobody out. */
  private void evict() {
    if (known.size() > MAX_KNOWN) {
      known.values().removeIf(one -> one.asking == null && one.entitlement == null);
    }
    Iterator<Known> eldest = known.values().iterator();
    while (known.size() > MAX_KNOWN && eldest.hasNext()) {
      if (eldest.next().asking == null) {
        eldest.remove();
      }
    }
  }

  private void ask(String secret, CompletableFuture<Authorizer> waiting) {
    CompletableFuture<Entitlement> answer;
    try {
      answer = inquiry.ask(secret);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    var unused =
        answer.whenComplete(
            (entitlement, failure) -> {
              CompletableFuture<Authorizer> outcome;
              try {
                outcome = learn(secret, waiting, entitlement, cause(failure));
              } catch (RuntimeException e) { // rules that cannot be read give nothing
                outcome = forget(secret, waiting, e);
              }
              var unusedOutcome =
                  outcome.whenComplete(
                      (authorizer, refusal) -> {
                        if (refusal == null) {
                          waiting.complete(authorizer);
                        } else {
                          waiting.completeExceptionally(cause(refusal));
                        }
                      });
            });
  }

  private CompletableFuture<Authorizer> learn(
      String secret,
      CompletableFuture<Authorizer> waiting,
      Entitlement entitlement,
      Throwable failure) {
    synchronized (known) {
      Known one = known.getOrDefault(secret, new Known());
      if (one.asking == waiting) {
        one.asking = null;
      }
      if (failure == null || failure instanceof ForbiddenException) {
        boolean same = entitlement != null && entitlement.equals(one.entitlement);
        if (!same) {
          one.authorizer = entitlement == null ? null : authorizer(entitlement);
        }
        one.entitlement = entitlement;
        one.answered = true;
        one.answeredNanos = nanos.getAsLong();
        return told(one);
      }
      if (!one.answered && one.asking == null) {
        known.remove(secret);
      }
      return one.answered && settings.down().keepsOld()
          ? told(one)
          : CompletableFuture.completedFuture(whenDown);
    }
  }

  private RuleAuthorizer authorizer(Entitlement entitlement) {
    return RuleAuthorizer.of(
        entitlement.accessor(), entitlement.grants(), settings.stance(), settings.datacenter());
  }

  private CompletableFuture<Authorizer> forget(
      String secret, CompletableFuture<Authorizer> waiting, RuntimeException failure) {
    synchronized (known) {
      Known one = known.get(secret);
      if (one != null && one.asking == waiting) {
        known.remove(secret);
      }
    }
    return CompletableFuture.failedFuture(failure);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
