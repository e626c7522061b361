package io.praetor.auth.internal.jwt;

import io.praetor.auth.internal.token.VerificationKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keys that are fetched and kept. All who need them wait for the same fetch, and tokens with keys
 * that nobody has ever seen cannot bring about more than one fetch in some seconds: until then the
 * outcome of the last one stands.
 */
final class FetchedKeys implements KeySource {

  /** From the beginning of one fetch to the next. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** After this time keys are asked for again, so that withdrawn ones do not live on. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** How long keys are good for where their issuer does not answer. */
  static final Duration USABLE = Duration.ofHours(1);

  private final Supplier<CompletableFuture<List<VerificationKey>>> fetch;
  private final LongSupplier nanos;
  private CompletableFuture<List<VerificationKey>> last; // guarded by this
  private long lastBegan; // guarded by this
  private List<VerificationKey> known; // guarded by this
  private long knownSince; // guarded by this

  FetchedKeys(Supplier<CompletableFuture<List<VerificationKey>>> fetch, LongSupplier nanos) {
    this.fetch = fetch;
    this.nanos = nanos;
  }

  @Override
  public synchronized CompletableFuture<List<VerificationKey>> keys() {
    if (isYounger(FRESH)) {
      return CompletableFuture.completedFuture(known);
    }
    return newer().exceptionallyCompose(this::fallBack);
  }

  /** Keys from before are better than none. */
  private CompletableFuture<List<VerificationKey>> fallBack(Throwable failure) {
    List<VerificationKey> usable = usable();
    return usable == null
        ? CompletableFuture.failedFuture(failure)
        : CompletableFuture.completedFuture(usable);
  }

  @Override
  public synchronized CompletableFuture<List<VerificationKey>> newer() {
    long now = nanos.getAsLong();
    if (last != null && (!last.isDone() || now - lastBegan < PAUSE.toNanos())) {
      return last.copy();
    }
    lastBegan = now;
    CompletableFuture<List<VerificationKey>> result = new CompletableFuture<>();
    last = result;
    var unused = begin().whenComplete((keys, failure) -> settle(result, keys, failure));
    return result.copy();
  }

  private CompletableFuture<List<VerificationKey>> begin() {
    try {
      return fetch.get();
    } catch (RuntimeException e) { // whoever waits must not wait for ever
      return CompletableFuture.failedFuture(e);
    }
  }

  private void settle(
      CompletableFuture<List<VerificationKey>> result,
      List<VerificationKey> keys,
      Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
      return;
    }
    synchronized (this) {
      known = keys;
      knownSince = nanos.getAsLong();
    }
    result.complete(keys);
  }

  private synchronized List<VerificationKey> usable() {
    return isYounger(USABLE) ? known : null;
  }

  private synchronized boolean isYounger(Duration age) {
    return known != null && nanos.getAsLong() - knownSince < age.toNanos();
  }
}
