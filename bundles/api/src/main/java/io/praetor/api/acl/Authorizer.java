package io.praetor.api.acl;

import io.praetor.api.error.ForbiddenException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one caller may do: the rules of a token, of an agent's recovery token, or of nobody.
 * Immutable and thread-safe; never blocks. The same token has the same object for as long as
 * nothing changes that it depends on, and another one afterwards, so that answers can be shared by
 * identity.
 */
@ProviderType
public interface Authorizer {

  /** May do everything: where access is not controlled. */
  @SuppressWarnings("ClassInitializationDeadlock") // nobody else can name the class
  Authorizer UNLIMITED = new UnlimitedAuthorizer();

  /** Whether one thing is allowed; the quick way. */
  boolean allows(Resource resource, Access access, String name);

  boolean allows(Permission permission);

  /** The same with its reason; for people, not for every request. */
  Verdict explain(Permission permission);

  /** Whether everything is allowed, so that nobody needs to look at single things. */
  boolean isUnlimited();

  /** Accessor id of the token; that of the anonymous token for nobody; empty for no token. */
  String accessor();

  /** Whether there is a token, and not just the anonymous one. */
  boolean isAuthenticated();

  /**
   * Refuses what is not allowed.
   *
   * @throws ForbiddenException in Consul's words
   */
  default void require(Permission permission) {
    if (!allows(permission)) {
      throw new ForbiddenException("Permission denied");
    }
  }

  /** As {@link #require(Permission)}. */
  default void require(Resource resource, Access access, String name) {
    if (!allows(resource, access, name)) {
      throw new ForbiddenException("Permission denied");
    }
  }
}
