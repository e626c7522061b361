package io.praetor.kv.internal;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Authorizer;
import io.praetor.kv.internal.http.Standing;
import io.praetor.spi.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Asks anew what a token may do: the same token has the same rights until these change. */
final class CallerStanding implements Standing {

  private final Supplier<AccessControl> control;
  private final Supplier<AgentTokens> tokens;

  /**
   * @param control null while nobody can tell
   * @param tokens of this agent; null while there are none
   */
  CallerStanding(Supplier<AccessControl> control, Supplier<AgentTokens> tokens) {
    this.control = control;
    this.tokens = tokens;
  }

  @Override
  public boolean holds(HttpRequest request) {
    AccessControl known = control.get();
    if (request.caller() == Authorizer.UNLIMITED || known == null) {
      return true;
    }
    CompletableFuture<Authorizer> now = asked(known, request);
    return !now.isDone() || (!now.isCompletedExceptionally() && now.join() == request.caller());
  }

  /** What a request that came straight to this agent lacks, the agent adds. */
  private CompletableFuture<Authorizer> asked(AccessControl known, HttpRequest request) {
    if (!request.relayedBy().isEmpty()) {
      return known.relayed(request.token());
    }
    AgentTokens own = tokens.get();
    return known.authorizer(
        request.token().isEmpty() && own != null
            ? own.secret(AgentTokens.Purpose.DEFAULT)
            : request.token());
  }
}
