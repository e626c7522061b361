package io.praetor.auth.internal.jwt;

import io.praetor.auth.internal.token.VerificationKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the keys of an issuer come from. Fails with an {@link java.io.IOException}. */
interface KeySource {

  /** The keys as they are known, asked for where they are not, or not any more. */
  CompletableFuture<List<VerificationKey>> keys();

  /** The keys after somebody met one that is not among them; may be the same list as before. */
  CompletableFuture<List<VerificationKey>> newer();

  /** Keys that never change. */
  static KeySource of(List<VerificationKey> keys) {
    CompletableFuture<List<VerificationKey>> known = CompletableFuture.completedFuture(keys);
    return new KeySource() {
      @Override
      public CompletableFuture<List<VerificationKey>> keys() {
        return known;
      }

      @Override
      public CompletableFuture<List<VerificationKey>> newer() {
        return known;
      }
    };
  }
}
