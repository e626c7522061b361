package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.command.BootstrapRule;
import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.BootstrapRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.StateQuery;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** {@code /v1/acl/bootstrap}: the first token of all. */
final class BootstrapEndpoint {

  private static final Function<byte[], Content> WRITTEN = BootstrapEndpoint::renderWritten;

  private static final StateQuery<BootstrapRow> BEFORE =
      txn -> {
        BootstrapRow row = txn.get(AclTables.BOOTSTRAP, AclKeys.ONLY);
        return new StateQuery.Answer<>(row, txn.tableIndex(AclTables.BOOTSTRAP), row != null);
      };

  private final Ground ground;
  private final ResetFile reset;

  BootstrapEndpoint(Ground ground, ResetFile reset) {
    this.ground = ground;
    this.reset = reset;
  }

  Route route(AclRoutes routes) {
    return routes.route(
        "/v1/acl/bootstrap",
        Map.of("PUT", Need.nothing("nobody has a right yet").then(this::bootstrap)));
  }

  private Answer bootstrap(HttpRequest request) {
    if (!ground.isPrimary()) {
      return new Answer.Now(Plain.of(401, "ACL support disabled"));
    }
    long now = ground.nowMillis().getAsLong();
    TokenRow token =
        management(
            ground.ids().get(), secret(request.body()), "Bootstrap Token (Global Management)", now);
    return new Answer.Then<>(BEFORE, before -> new Answer.Later(attempt(token, before)));
  }

  /** The file counts, and is looked for, only when the first token has been made. */
  private CompletableFuture<Content> attempt(TokenRow token, BootstrapRow before) {
    return (before == null ? CompletableFuture.completedFuture(0L) : reset.index())
        .thenCompose(
            index -> {
              BootstrapRule.check(before, index);
              Answer.Write write = Submission.of(new AclCommand.Bootstrap(token, index), WRITTEN);
              return ground.store().write(write.command(), write.payload());
            })
        .thenApply(WRITTEN)
        .thenCompose(made -> reset.remove().thenApply(gone -> made));
  }

  private String secret(byte[] body) {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return ground.ids().get();
    }
    Fields fields =
        Fields.of(
            "BootstrapRequest",
            body,
            reason -> new InvalidRequestException("Bad request: Request decode failed: " + reason));
    String secret = fields.text("BootstrapSecret");
    if (secret.isEmpty()) {
      return ground.ids().get();
    }
    if (!Uuids.isOne(secret)) {
      throw Body.failed("Invalid bootstrap token: not a valid UUID");
    }
    return secret;
  }

  /** A token that may do everything. */
  static TokenRow management(String accessor, String secret, String description, long nowMillis) {
    return new TokenRow(
        accessor,
        secret,
        description,
        List.of(PolicyRow.MANAGEMENT),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        nowMillis,
        0,
        "",
        "",
        0,
        0);
  }

  private static Content renderWritten(byte[] result) {
    TokenView view = AclResults.made(TokenView.class, result);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", view.token().secret());
    tree.putAll(AclJson.token(view, true));
    return AclJson.content(tree);
  }
}
