package io.praetor.acl.internal.resolve;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.ForbiddenException;
import java.util.concurrent.CompletableFuture;

/**
 * Callers on a server: the agent's recovery token, tokens of the state, and in a secondary
 * datacenter those of the primary one that were not copied. Thread-safe; never blocks.
 */
public final class ServerAccess implements AccessControl {

  private final LocalAccess local;
  private final RecoveryToken recovery;
  private final AccessControl primary;

  /**
   * Callers of one server.
   *
   * @param primary who knows tokens of the primary datacenter; null where this is it
   */
  public ServerAccess(LocalAccess local, RecoveryToken recovery, AccessControl primary) {
    this.local = local;
    this.recovery = recovery;
    this.primary = primary;
  }

  @Override
  public CompletableFuture<Authorizer> authorizer(String secret) {
    Authorizer own = secret.isEmpty() ? null : recovery.of(secret);
    if (own != null) {
      return CompletableFuture.completedFuture(own);
    }
    return relayed(secret);
  }

  @Override
  public CompletableFuture<Authorizer> relayed(String secret) {
    CompletableFuture<Authorizer> found = local.find(secret);
    if (found.isDone() && !found.isCompletedExceptionally() && found.join() != null) {
      return found;
    }
    return found.thenCompose(
        authorizer ->
            authorizer == null ? elsewhere(secret) : CompletableFuture.completedFuture(authorizer));
  }

  private CompletableFuture<Authorizer> elsewhere(String secret) {
    if (primary != null) {
      return primary.authorizer(secret);
    }
    return secret.isEmpty()
        ? CompletableFuture.completedFuture(local.nobody())
        : CompletableFuture.failedFuture(new ForbiddenException("ACL not found"));
  }
}
