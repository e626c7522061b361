package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.RuleAuthorizer;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Callers by their secrets, on a server: from its own version of the state, at once after every
 * change of it. What a token allows is worked out once, and again when a row changes that it comes
 * from. Thread-safe.
 */
public final class LocalAccess {

  /** More tokens than are used at a time; beyond it all are worked out anew. */
  static final int MAX_PRINCIPALS = 16_384;

  private static final ReadOptions LOCAL =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);

  private final StateStore store;
  private final String datacenter;
  private final Stance stance;
  private final LongSupplier nowMillis;
  private final RuleAuthorizer nobody;
  private final Map<String, Principal> principals = new ConcurrentHashMap<>();

  /**
   * Nobody is known yet.
   *
   * @param datacenter this server's
   * @param nowMillis since 1970
   */
  public LocalAccess(StateStore store, String datacenter, Stance stance, LongSupplier nowMillis) {
    this.store = store;
    this.datacenter = datacenter;
    this.stance = stance;
    this.nowMillis = nowMillis;
    this.nobody = RuleAuthorizer.of(TokenRow.ANONYMOUS, List.of(), stance, datacenter);
  }

  /**
   * What a token allows. The future is complete unless the server has never heard of a leader.
   *
   * @return null for a secret that no token has
   */
  public CompletableFuture<Authorizer> find(String shown) {
    String secret = shown.isEmpty() ? TokenRow.ANONYMOUS_SECRET : shown;
    Principal known = principals.get(secret);
    Bearer before = known == null ? null : known.bearer();
    var asked = store.read(new BearerQuery(secret, BearerQuery.By.SECRET, before), LOCAL);
    if (asked.isDone() && !asked.isCompletedExceptionally()) {
      try {
        return CompletableFuture.completedFuture(judge(secret, asked.join().value()));
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    return asked.thenApply(found -> judge(secret, found.value()));
  }

  /** Who shows no token before the first leader has made the one of those. */
  Authorizer nobody() {
    return nobody;
  }

  private Authorizer judge(String secret, Bearer found) {
    if (found.token() == null) {
      principals.remove(secret);
      return null;
    }
    if (found.token().isOver(nowMillis.getAsLong())) {
      throw new ForbiddenException("ACL not found");
    }
    return principal(secret, found).authorizer();
  }

  @SuppressWarnings("ReferenceEquality") // the very same object says that nothing has changed
  private Principal principal(String secret, Bearer found) {
    Principal known = principals.get(secret);
    if (known != null && known.bearer() == found) {
      return known;
    }
    if (principals.size() >= MAX_PRINCIPALS) {
      principals.clear();
    }
    return principals.compute(
        secret,
        (same, old) ->
            old != null && old.bearer().isSame(found)
                ? new Principal(found, old.authorizer())
                : new Principal(found, authorizer(found)));
  }

  private RuleAuthorizer authorizer(Bearer found) {
    return RuleAuthorizer.of(found.token().accessor(), found.grants(), stance, datacenter);
  }
}
