package io.praetor.acl.internal.resolve;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import java.util.concurrent.CompletableFuture;

/**
 * Callers on an agent that is no server: its recovery token, and what servers tell. Thread-safe.
 */
public final class ClientAccess implements AccessControl {

  private final RecoveryToken recovery;
  private final AccessControl servers;

  public ClientAccess(RecoveryToken recovery, AccessControl servers) {
    this.recovery = recovery;
    this.servers = servers;
  }

  @Override
  public CompletableFuture<Authorizer> authorizer(String secret) {
    Authorizer own = secret.isEmpty() ? null : recovery.of(secret);
    return own == null ? relayed(secret) : CompletableFuture.completedFuture(own);
  }

  @Override
  public CompletableFuture<Authorizer> relayed(String secret) {
    return servers.authorizer(secret);
  }
}
