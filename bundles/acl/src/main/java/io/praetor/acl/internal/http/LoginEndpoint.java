package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.login.Binding;
import io.praetor.acl.internal.login.Validators;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.spi.auth.Validator;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** {@code /v1/acl/login} and {@code /v1/acl/logout}: tokens for credentials of other systems. */
final class LoginEndpoint {

  /** Longest credential. */
  private static final int MAX_BEARER = 100 * 1024;

  private final Ground ground;
  private final Validators validators;

  LoginEndpoint(Ground ground, Validators validators) {
    this.ground = ground;
    this.validators = validators;
  }

  List<Route> routes(AclRoutes routes) {
    return List.of(
        routes.route(
            "/v1/acl/login",
            Map.of("POST", Need.nothing("who logs in has no token yet").then(this::login))),
        routes.route(
            "/v1/acl/logout",
            Map.of("POST", Need.nothing("who has a token may give it back").then(this::logout))));
  }

  private Answer login(HttpRequest request) {
    Fields fields =
        Fields.of(
                "ACLLoginParams",
                request.body(),
                reason -> Body.bad("Failed to decode request body: " + reason))
            .only("AuthMethod", "BearerToken", "Meta", "Namespace", "Partition");
    String bearer = fields.text("BearerToken");
    if (bearer.length() > MAX_BEARER) {
      throw Body.bad("the bearer token is longer than " + MAX_BEARER + " characters");
    }
    Map<String, String> meta = fields.pairs("Meta");
    ground.requireTokens();
    StateStore store = ground.store();
    return new Answer.Later(
        store
            .read(new LoginQueries.Way(fields.text("AuthMethod")), ReadOptions.NOW)
            .thenCompose(found -> login(store, found.value(), bearer, meta)));
  }

  private CompletableFuture<Content> login(
      StateStore store, LoginQueries.Found found, String bearer, Map<String, String> meta) {
    AuthMethodRow method = found.method();
    if (method == null) {
      throw new ForbiddenException(
          Plain.NOT_FOUND + ": auth method " + GoText.quoted(found.asked()) + " not found");
    }
    Validator validator = validators.of(method);
    return validator
        .verify(bearer)
        .thenCompose(
            identity -> {
              Binding binding =
                  Binding.of(
                      found.rules(), identity, validator.example(), ground.settings().datacenter());
              if (binding.isEmpty()) {
                throw new ForbiddenException("Permission denied");
              }
              Answer.Write write =
                  Submission.of(
                      new AclCommand.TokenCreation(
                          token(method, binding, meta), binding.policies(), binding.roles(), true),
                      TokenEndpoint.WRITTEN);
              return store.write(write.command(), write.payload()).thenApply(write.render());
            });
  }

  private TokenRow token(AuthMethodRow method, Binding binding, Map<String, String> meta) {
    boolean local = !method.tokenLocality().equals("global");
    if (!local && !ground.isPrimary()) {
      throw Body.failed(
          "creating global tokens via auth methods is only permitted in the primary datacenter");
    }
    String about = meta.isEmpty() ? "" : ": " + JsonText.of(new TreeMap<>(meta));
    long now = ground.nowMillis().getAsLong();
    return new TokenRow(
        ground.ids().get(),
        ground.ids().get(),
        "token created via login" + about,
        List.of(),
        List.of(),
        binding.services(),
        binding.nodes(),
        binding.templated(),
        local,
        method.name(),
        now,
        TokenBody.end(now, method.maxTokenTtlNanos(), 0),
        "",
        "",
        0,
        0);
  }

  private Answer logout(HttpRequest request) {
    ground.requireTokens();
    if (request.token().isEmpty()) {
      throw new ForbiddenException(Plain.NOT_FOUND);
    }
    return ground.ofSecret(
        request, Submission.of(new AclCommand.Logout(request.token()), Submission.DONE));
  }
}
