package io.praetor.catalog.internal.discovery;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Whose rights count when names are looked up.
 *
 * @param controlled whether access is controlled at all
 * @param control tells what tokens may do, null while nobody can
 * @param secret of the token; empty for none
 */
record Asker(boolean controlled, Supplier<AccessControl> control, String secret) {

  private static final CompletableFuture<Authorizer> ANYBODY =
      CompletableFuture.completedFuture(Authorizer.UNLIMITED);

  Asker with(String other) {
    return new Asker(controlled, control, other);
  }

  /** What they may do; fails when nobody can tell. */
  CompletableFuture<Authorizer> rights() {
    if (!controlled) {
      return ANYBODY;
    }
    AccessControl known = control.get();
    return known == null
        ? CompletableFuture.failedFuture(new UnavailableException("Nobody can tell of tokens"))
        : known.authorizer(secret);
  }
}
