package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.Grant;
import java.util.List;

/**
 * What a token gives, without the token.
 *
 * @param accessor of the token
 * @param expiresMillis from when on it gives nothing, since 1970; 0 for never
 * @param grants its policies
 */
public record Entitlement(String accessor, long expiresMillis, List<Grant> grants) {

  boolean isOver(long nowMillis) {
    return expiresMillis != 0 && expiresMillis <= nowMillis;
  }
}
