package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.TokenRow;
import io.praetor.format.go.Uuids;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /v1/acl/tokens} and {@code /v1/acl/token}. */
final class TokenEndpoint {

  private static final String CLONE = "/clone";

  /** Who can change tokens may know their secrets; others see that there are some. */
  private static final Function<List<TokenView>, Content> LIST = TokenEndpoint::renderList;

  private static final Function<List<TokenView>, Content> LIST_HIDDEN =
      TokenEndpoint::renderListHidden;

  private static final Function<TokenView, Content> ONE = TokenEndpoint::renderOne;
  private static final Function<TokenView, Content> ONE_HIDDEN = TokenEndpoint::renderOneHidden;

  static final Function<byte[], Content> WRITTEN =
      result -> AclJson.content(AclJson.token(AclResults.made(TokenView.class, result), true));

  private final Ground ground;

  TokenEndpoint(Ground ground) {
    this.ground = ground;
  }

  List<Route> routes(AclRoutes routes) {
    return List.of(
        routes.route("/v1/acl/tokens", Map.of("GET", AclRoutes.READ.then(this::list))),
        routes.route("/v1/acl/token", Map.of("PUT", AclRoutes.WRITE.then(this::create))),
        routes.route(
            "/v1/acl/token/self",
            Map.of(
                "GET",
                Need.nothing("the bearer of a token sees it").then(this::self),
                "PUT",
                AclRoutes.WRITE.then(request -> change(request, "self")),
                "DELETE",
                AclRoutes.WRITE.then(this::delete))),
        routes.route(
            "/v1/acl/token/",
            Map.of(
                "GET",
                AclRoutes.READ.then(this::read),
                "PUT",
                AclRoutes.WRITE.then(this::put),
                "DELETE",
                AclRoutes.WRITE.then(this::delete))));
  }

  private Answer list(HttpRequest request) {
    if (!ground.hasLocalTokens()) {
      return ground.primary().pass(request);
    }
    TokenQueries.Selection wanted =
        new TokenQueries.Selection(
            request.parameter("policy"),
            request.parameter("role"),
            request.parameter("authmethod"),
            request.parameter("servicename"));
    return new Answer.Read<>(
        new TokenQueries.All(wanted, ground.nowMillis().getAsLong()),
        seesSecrets(request) ? LIST : LIST_HIDDEN);
  }

  private static boolean seesSecrets(HttpRequest request) {
    return request.caller().allows(Resource.ACL, Access.WRITE, "");
  }

  private Answer self(HttpRequest request) {
    if (!ground.hasLocalTokens()) {
      return ground.primary().pass(request);
    }
    return new Answer.Read<>(
        new TokenQueries.BySecret(request.token(), ground.nowMillis().getAsLong()), ONE);
  }

  private Answer read(HttpRequest request) {
    String accessor = accessor(request);
    if (!ground.hasLocalTokens()) {
      return ground.primary().pass(request);
    }
    String problem = Uuids.problem(accessor);
    if (!problem.isEmpty()) {
      return Refused.because("failed acl token lookup: " + problem);
    }
    long now = ground.nowMillis().getAsLong();
    if (request.has("expanded")) {
      return ExpandedToken.read(accessor, now, seesSecrets(request), ground.settings());
    }
    return new Answer.Read<>(
        new TokenQueries.ByAccessor(accessor, now), seesSecrets(request) ? ONE : ONE_HIDDEN);
  }

  private static String accessor(HttpRequest request) {
    if (request.remainder().isEmpty() && request.path().endsWith("/")) {
      throw Body.bad("Missing token ID");
    }
    return request.remainder().isEmpty() ? "self" : request.remainder();
  }

  private Answer put(HttpRequest request) {
    String remainder = request.remainder();
    if (remainder.endsWith(CLONE)) {
      return copy(request, remainder.substring(0, remainder.length() - CLONE.length()));
    }
    return remainder.isEmpty() ? create(request) : change(request, remainder);
  }

  private Answer create(HttpRequest request) {
    TokenBody body = new TokenBody(request.body());
    Answer elsewhere = elsewhere(request, body.isLocal());
    if (elsewhere != null) {
      return elsewhere;
    }
    TokenRow token = body.created(ground);
    return Submission.of(
        new AclCommand.TokenCreation(token, body.policies(), body.roles(), false), WRITTEN);
  }

  private Answer change(HttpRequest request, String accessor) {
    TokenBody body = new TokenBody(request.body());
    if (!body.accessor().isEmpty() && !body.accessor().equals(accessor)) {
      throw Body.bad("Token Accessor ID in URL and payload do not match");
    }
    Answer elsewhere = elsewhere(request, body.isLocal());
    if (elsewhere != null) {
      return elsewhere;
    }
    return Submission.of(
        new AclCommand.TokenChange(
            body.changed(accessor),
            body.policies(),
            body.roles(),
            body.hasTtl(),
            ground.nowMillis().getAsLong()),
        WRITTEN);
  }

  /** Tokens that count everywhere are made in one place; null when that is here. */
  private Answer elsewhere(HttpRequest request, boolean local) {
    if (!local) {
      return ground.isPrimary() ? null : ground.primary().pass(request);
    }
    if (!ground.hasLocalTokens()) {
      throw Body.failed("Local tokens are disabled");
    }
    return null;
  }

  private Answer copy(HttpRequest request, String accessor) {
    TokenBody body = new TokenBody(request.body());
    String problem = Uuids.problem(accessor);
    if (!problem.isEmpty()) {
      throw Body.failed("failed acl token lookup: " + problem);
    }
    if (!ground.hasLocalTokens()) {
      return ground.primary().pass(request);
    }
    Answer.Write here =
        Submission.of(
            new AclCommand.TokenClone(
                accessor,
                ground.ids().get(),
                ground.ids().get(),
                body.description(),
                ground.nowMillis().getAsLong()),
            WRITTEN);
    return ground.ofToken(request, accessor, here);
  }

  private Answer delete(HttpRequest request) {
    String accessor = accessor(request);
    if (!Uuids.isOne(accessor)) {
      throw Body.failed("Accessor ID is missing or an invalid UUID");
    }
    if (accessor.equals(TokenRow.ANONYMOUS)) {
      throw Body.failed("Delete operation not permitted on the anonymous token");
    }
    if (accessor.equalsIgnoreCase(request.caller().accessor())) {
      throw Body.failed("Deletion of the request's authorization token is not permitted");
    }
    if (!ground.hasLocalTokens()) {
      return ground.primary().pass(request);
    }
    Answer.Write here = Submission.of(new AclCommand.TokenDeletion(accessor), Submission.DONE);
    return ground.ofToken(request, accessor, here);
  }

  private static Content list(List<TokenView> tokens, boolean secrets) {
    return AclJson.content(tokens.stream().map(token -> AclJson.token(token, secrets)).toList());
  }

  private static Content one(TokenView token, boolean secrets) {
    return token == null ? Plain.notFound() : AclJson.content(AclJson.token(token, secrets));
  }

  private static Content renderList(List<TokenView> tokens) {
    return list(tokens, true);
  }

  private static Content renderListHidden(List<TokenView> tokens) {
    return list(tokens, false);
  }

  private static Content renderOne(TokenView token) {
    return one(token, true);
  }

  private static Content renderOneHidden(TokenView token) {
    return one(token, false);
  }
}
