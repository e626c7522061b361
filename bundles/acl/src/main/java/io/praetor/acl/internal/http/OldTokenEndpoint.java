package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.command.OldTokens;
import io.praetor.acl.internal.rule.OldRules;
import io.praetor.acl.internal.rule.RuleText;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Endpoints of the time before there were policies, for clients that still use them: tokens with
 * rules of their own, named by their secrets; and what such rules are called today.
 */
final class OldTokenEndpoint {

  private static final Function<List<TokenRow>, Content> LIST = OldTokenEndpoint::renderList;

  private static final Function<byte[], Content> WRITTEN = OldTokenEndpoint::renderWritten;

  private static final Function<TokenRow, Content> TRANSLATED = OldTokenEndpoint::translated;

  private final Ground ground;

  OldTokenEndpoint(Ground ground) {
    this.ground = ground;
  }

  List<Route> routes(AclRoutes routes) {
    return List.of(
        routes.route(
            "/v1/acl/list",
            Map.of("GET", AclRoutes.WRITE.then(request -> read(new OldTokenQueries.All(""))))),
        routes.route(
            "/v1/acl/info/",
            Map.of(
                "GET",
                Need.nothing("the bearer of a token sees it")
                    .then(request -> read(new OldTokenQueries.All(id(request)))))),
        put(routes, "create", request -> write(request, false)),
        put(routes, "update", request -> write(request, true)),
        put(routes, "destroy/", this::delete),
        put(routes, "clone/", this::copy),
        routes.route(
            "/v1/acl/rules/translate",
            Map.of("POST", AclRoutes.READ.then(OldTokenEndpoint::translate))),
        routes.route(
            "/v1/acl/rules/translate/", Map.of("GET", AclRoutes.READ.then(this::translateToken))));
  }

  private static Route put(AclRoutes routes, String path, Handler handler) {
    return routes.route("/v1/acl/" + path, Map.of("PUT", AclRoutes.WRITE.then(handler)));
  }

  private static Answer read(StateQuery<List<TokenRow>> query) {
    return new Answer.Read<>(query, LIST);
  }

  private static String id(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw Body.bad("Missing ACL");
    }
    return request.remainder();
  }

  private Answer write(HttpRequest request, boolean update) {
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    Fields fields = Fields.of("ACL", request.body(), Refusal.REQUEST);
    String secret = fields.text("ID");
    if (update && secret.isEmpty()) {
      throw Body.bad("ACL ID must be set");
    }
    String type = fields.text("Type").isEmpty() ? TokenRow.CLIENT : fields.text("Type");
    if (!type.equals(TokenRow.CLIENT) && !type.equals(TokenRow.MANAGEMENT)) {
      throw Body.failed("Invalid ACL Type");
    }
    checkRules(fields.text("Rules"));
    TokenRow token =
        OldTokens.make(
            ground.ids().get(),
            secret.isEmpty() ? ground.ids().get() : secret,
            fields.text("Name"),
            type,
            fields.text("Rules"),
            ground.nowMillis().getAsLong());
    return Submission.of(new AclCommand.OldTokenWrite(token), WRITTEN);
  }

  private static void checkRules(String rules) {
    try {
      var unused = RuleText.parse(OldRules.translate(rules));
    } catch (OperationFailedException e) {
      throw Body.failed("ACL rule compilation failed: " + e.getMessage());
    }
  }

  private Answer delete(HttpRequest request) {
    return ground.isPrimary()
        ? Submission.of(new AclCommand.OldTokenDeletion(id(request)), Submission.DONE)
        : ground.primary().pass(request);
  }

  /** Consul looks for the original first, and tells how it looked when there is none. */
  private Answer copy(HttpRequest request) {
    String source = id(request);
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    StateStore store = ground.store();
    return new Answer.Later(
        store
            .read(new OldTokenQueries.All(source), ReadOptions.NOW)
            .thenCompose(
                found ->
                    found.value().isEmpty()
                        ? CompletableFuture.completedFuture(missing(found))
                        : copy(store, source)));
  }

  private CompletableFuture<Content> copy(StateStore store, String source) {
    Answer.Write write =
        Submission.of(
            new AclCommand.OldTokenClone(
                source, ground.ids().get(), ground.ids().get(), ground.nowMillis().getAsLong()),
            WRITTEN);
    return store.write(write.command(), write.payload()).thenApply(write.render());
  }

  private static Content missing(ReadResult<?> read) {
    Content refusal = Plain.of(403, "Permission denied");
    Map<String, String> headers = new HashMap<>(refusal.headers());
    headers.put("X-Consul-Index", Long.toUnsignedString(read.index()));
    headers.put("X-Consul-Knownleader", String.valueOf(read.knownLeader()));
    headers.put("X-Consul-Lastcontact", String.valueOf(read.lastContactMillis()));
    headers.put("X-Consul-Query-Backend", "blocking-query");
    return new Content(refusal.status(), headers, refusal.body());
  }

  private static Answer translate(HttpRequest request) {
    try {
      String rules = OldRules.translate(new String(request.body(), StandardCharsets.UTF_8));
      return new Answer.Now(Plain.of(200, rules));
    } catch (OperationFailedException e) {
      throw Body.bad(e.getMessage());
    }
  }

  private Answer translateToken(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw Body.bad("Missing token ID");
    }
    String problem = Uuids.problem(request.remainder());
    return problem.isEmpty()
        ? new Answer.Read<>(new OldTokenQueries.One(request.remainder()), TRANSLATED)
        : Refused.because("failed acl token lookup: " + problem);
  }

  private static Content translated(TokenRow token) {
    if (token == null) {
      return Plain.notFound();
    }
    if (token.rules().isEmpty()) {
      throw Body.failed("The specified token does not have any rules set");
    }
    return Plain.of(200, OldRules.translate(token.rules()));
  }

  private static Map<String, Object> tree(TokenRow token) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", token.secret());
    tree.put("Name", token.description());
    tree.put("Type", token.type());
    tree.put("Rules", token.rules());
    tree.put("CreateIndex", token.createIndex());
    tree.put("ModifyIndex", token.modifyIndex());
    return tree;
  }

  private static Content renderList(List<TokenRow> tokens) {
    return AclJson.content(tokens.stream().map(OldTokenEndpoint::tree).toList());
  }

  private static Content renderWritten(byte[] result) {
    return AclJson.content(Map.of("ID", AclResults.made(TokenRow.class, result).secret()));
  }
}
