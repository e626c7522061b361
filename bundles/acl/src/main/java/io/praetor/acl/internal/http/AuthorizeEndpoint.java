package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.RowTree;
import io.praetor.acl.internal.decide.RuleAuthorizer;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.acl.internal.resolve.Bearer;
import io.praetor.acl.internal.resolve.BearerQuery;
import io.praetor.acl.internal.resolve.Entitlement;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/**
 * What callers ask about rights: whether they have them, why, and, by agents for callers of theirs,
 * all that a token gives.
 */
final class AuthorizeEndpoint {

  private final Ground ground;

  AuthorizeEndpoint(Ground ground) {
    this.ground = ground;
  }

  List<Route> routes(AclRoutes routes) {
    return List.of(
        routes.route(
            "/v1/internal/acl/authorize",
            Map.of(
                "POST",
                Need.decided("everybody may know what they may").then(AuthorizeEndpoint::ask))),
        routes.route(
            "/v1/internal/acl/explain",
            Map.of(
                "POST",
                Need.decided("one's own rights; acl:read for those of others")
                    .then(this::explain))),
        routes.route(
            "/v1/internal/acl/entitlement",
            Map.of(
                "GET",
                Need.nothing("who shows a token may know what it gives").then(this::entitlement))));
  }

  private static Answer ask(HttpRequest request) {
    return new Answer.Now(AclJson.content(Questions.of(request.body()).allowed(request.caller())));
  }

  private Answer explain(HttpRequest request) {
    Questions questions = Questions.of(request.body());
    String accessor = request.parameter("accessor");
    if (accessor.isEmpty() || accessor.equalsIgnoreCase(request.caller().accessor())) {
      return new Answer.Now(AclJson.content(questions.explained(request.caller())));
    }
    request.caller().require(io.praetor.api.acl.Resource.ACL, io.praetor.api.acl.Access.READ, "");
    return new Answer.ReadOnce<>(
        new BearerQuery(accessor, BearerQuery.By.ACCESSOR, null),
        found -> explained(found.value(), questions));
  }

  private Content explained(Bearer bearer, Questions questions) {
    TokenRow token = bearer.token();
    if (token == null || token.isOver(ground.nowMillis().getAsLong())) {
      return Plain.notFound();
    }
    RuleAuthorizer authorizer =
        RuleAuthorizer.of(
            token.accessor(),
            bearer.grants(),
            Stance.of(ground.settings()),
            ground.settings().datacenter());
    return AclJson.content(questions.explained(authorizer));
  }

  private Answer entitlement(HttpRequest request) {
    String secret = request.token().isEmpty() ? TokenRow.ANONYMOUS_SECRET : request.token();
    boolean abroad = request.has("global");
    return new Answer.ReadOnce<>(
        new BearerQuery(secret, BearerQuery.By.SECRET, null),
        found -> entitlement(found.value(), secret, abroad));
  }

  private Content entitlement(Bearer bearer, String secret, boolean abroad) {
    TokenRow token = bearer.token();
    if (token == null && secret.equals(TokenRow.ANONYMOUS_SECRET)) {
      return AclJson.content(RowTree.of(new Entitlement(TokenRow.ANONYMOUS, 0, List.of())));
    }
    if (token == null
        || token.isOver(ground.nowMillis().getAsLong())
        || (abroad && token.local())) {
      throw new ForbiddenException(Plain.NOT_FOUND);
    }
    return AclJson.content(
        RowTree.of(new Entitlement(token.accessor(), token.expiresMillis(), bearer.grants())));
  }
}
