package io.praetor.auth.internal.jwt;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.auth.internal.token.VerificationKey;
import io.praetor.auth.internal.web.Failure;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Checks tokens of one auth method. Reading and arithmetic is done on the threads of the kind,
 * never on those of whoever asks.
 */
final class JwtValidator implements Validator {

  private final Rules rules;
  private final KeySource keys;
  private final ClaimMapping mapping;
  private final Executor pool;
  private final Runnable end;

  /**
   * @param end frees what the source of keys holds
   */
  JwtValidator(Rules rules, KeySource keys, ClaimMapping mapping, Executor pool, Runnable end) {
    this.rules = rules;
    this.keys = keys;
    this.mapping = mapping;
    this.pool = pool;
    this.end = end;
  }

  @Override
  public CompletableFuture<Identity> verify(String bearerToken) {
    if (bearerToken.isEmpty()) {
      return CompletableFuture.failedFuture(new OperationFailedException("missing jwt"));
    }
    try {
      return Failure.told(
          CompletableFuture.supplyAsync(() -> parsed(bearerToken), pool)
              .thenCompose(this::signed)
              .thenApplyAsync(token -> mapping.identity(rules.claims(token)), pool));
    } catch (RejectedExecutionException full) {
      return Failure.told(CompletableFuture.failedFuture(full));
    }
  }

  private CompactToken parsed(String bearerToken) {
    CompactToken token = rules.parse(bearerToken);
    rules.beforeSignature(token);
    boolean allowed =
        rules.algorithms().isEmpty()
            ? VerificationKey.ALGORITHMS.contains(token.algorithm())
            : rules.algorithms().contains(token.algorithm());
    if (!allowed) {
      throw rules.unsigned();
    }
    return token;
  }

  private CompletableFuture<CompactToken> signed(CompactToken token) {
    return had(keys.keys())
        .thenComposeAsync(
            known ->
                isSigned(token, known)
                    ? CompletableFuture.completedFuture(token)
                    : had(keys.newer())
                        .thenApplyAsync(newer -> signedByNewer(token, known, newer), pool),
            pool);
  }

  private CompactToken signedByNewer(
      CompactToken token, List<VerificationKey> known, List<VerificationKey> newer) {
    if (newer == known || !isSigned(token, newer)) {
      throw rules.unsigned();
    }
    return token;
  }

  private CompletableFuture<List<VerificationKey>> had(
      CompletableFuture<List<VerificationKey>> all) {
    return all.handle(
        (some, failure) -> {
          if (failure != null) {
            throw rules.keyless(Failure.text(failure));
          }
          return some;
        });
  }

  private static boolean isSigned(CompactToken token, List<VerificationKey> keys) {
    for (VerificationKey key : keys) {
      boolean named = token.keyId().isEmpty() || key.id().isEmpty();
      if ((named || key.id().equals(token.keyId())) && key.signed(token)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Identity example() {
    return mapping.example();
  }

  @Override
  public void close() {
    end.run();
  }
}
