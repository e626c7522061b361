package io.praetor.acl.internal.resolve;

import java.util.concurrent.CompletableFuture;

/** Asks servers what a token gives. */
@FunctionalInterface
public interface Inquiry {

  /**
   * Asks once. Fails with a {@link io.praetor.api.error.ForbiddenException} when there is no such
   * token, and with anything else when nobody could tell.
   */
  CompletableFuture<Entitlement> ask(String secret);
}
