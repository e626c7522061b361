package io.praetor.api.acl;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what callers may do, by their tokens. There wherever access is controlled; where it is to
 * be controlled and this is missing, everything is refused. Thread-safe; never blocks.
 */
@ProviderType
public interface AccessControl {

  /**
   * Finds out what a token may do. Complete when it returns wherever the answer is known, as on
   * servers.
   *
   * <p>Fails with {@link io.praetor.api.error.ForbiddenException} ("ACL not found") for a token
   * that does not exist, is over or was deleted, and with {@link
   * io.praetor.api.error.UnavailableException} when nobody can tell, and the down policy does not
   * either.
   *
   * @param secret of the token; empty for nobody
   */
  CompletableFuture<Authorizer> authorizer(String secret);

  /**
   * The same for a request that another agent passed on. Tokens that an agent alone knows of, such
   * as its recovery token, count for what is asked of that very agent only.
   */
  default CompletableFuture<Authorizer> relayed(String secret) {
    return authorizer(secret);
  }
}
