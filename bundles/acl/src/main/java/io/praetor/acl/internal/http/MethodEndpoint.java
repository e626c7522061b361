package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.login.Validators;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.state.StateQuery;
import io.praetor.format.go.GoDuration;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /v1/acl/auth-methods} and {@code /v1/acl/auth-method}. */
final class MethodEndpoint {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,128}");

  private static final Function<List<AuthMethodRow>, Content> LIST = MethodEndpoint::renderList;

  private static final Function<AuthMethodRow, Content> ONE = MethodEndpoint::renderOne;

  private static final Function<byte[], Content> WRITTEN = MethodEndpoint::renderWritten;

  private final Ground ground;
  private final Validators validators;

  MethodEndpoint(Ground ground, Validators validators) {
    this.ground = ground;
    this.validators = validators;
  }

  List<Route> routes(AclRoutes routes) {
    List<Route> all =
        new ArrayList<>(
            routes.things(
                "/v1/acl/auth-method",
                request ->
                    read(new MethodQueries.One(AclRoutes.named(request, "auth method name")), ONE),
                this::write,
                this::delete));
    all.add(
        routes.route(
            "/v1/acl/auth-methods",
            Map.of("GET", AclRoutes.READ.then(request -> read(new MethodQueries.All(), LIST)))));
    return all;
  }

  private <T> Answer read(StateQuery<T> query, Function<T, Content> render) {
    ground.requireTokens();
    return new Answer.Read<>(query, render);
  }

  private Answer delete(HttpRequest request) {
    ground.requireTokens();
    return Submission.of(
        new AclCommand.MethodDeletion(AclRoutes.named(request, "auth method name")),
        Submission.DONE);
  }

  private Answer write(HttpRequest request, String name) {
    Fields fields =
        Body.of(
                "AuthMethod",
                "auth method",
                request.body(),
                "Name",
                "Type",
                "DisplayName",
                "Description",
                "MaxTokenTTL",
                "TokenLocality",
                "Config",
                "NamespaceRules",
                "Namespace",
                "Partition",
                "CreateIndex",
                "ModifyIndex")
            .fields();
    String own = fields.text("Name");
    if (!name.isEmpty() && !own.isEmpty() && !own.equals(name)) {
      throw Body.bad("AuthMethod Name in URL and payload do not match");
    }
    ground.requireTokens();
    AuthMethodRow method = method(fields, own.isEmpty() ? name : own);
    validators.checkType(method);
    checkLife(method.maxTokenTtlNanos());
    checkLocality(method.tokenLocality());
    validators.check(method);
    return Submission.of(new AclCommand.MethodWrite(method), WRITTEN);
  }

  private static AuthMethodRow method(Fields fields, String name) {
    if (name.isEmpty()) {
      throw Body.failed("Invalid Auth Method: no Name is set");
    }
    if (!NAME.matcher(name).matches()) {
      throw Body.failed(
          "Invalid Auth Method: invalid Name. Only alphanumeric characters, '-' and '_' are"
              + " allowed");
    }
    Object config = fields.any("Config");
    if (config != null && !(config instanceof Map)) {
      throw Body.bad("AuthMethod decoding failed: json: cannot unmarshal Config");
    }
    return new AuthMethodRow(
        name,
        fields.text("Type"),
        fields.text("DisplayName"),
        fields.text("Description"),
        TokenBody.nanos(fields.any("MaxTokenTTL"), "AuthMethod"),
        fields.text("TokenLocality"),
        JsonText.of(config == null ? Map.of() : config),
        0,
        0);
  }

  private static void checkLife(long nanos) {
    if (nanos == 0) {
      return;
    }
    long max = TokenBody.MAX_LIFE.toNanos();
    long min = TokenBody.MIN_LIFE.toNanos();
    if (nanos > max || nanos < min) {
      throw Body.failed(
          "MaxTokenTTL "
              + GoDuration.text(nanos)
              + " cannot be "
              + (nanos > max ? "more than " : "less than ")
              + GoDuration.text(nanos > max ? max : min));
    }
  }

  private void checkLocality(String locality) {
    if (locality.equals("global") && !ground.isPrimary()) {
      throw Body.failed(
          "Invalid Auth Method: TokenLocality 'global' can only be used in the primary"
              + " datacenter");
    }
    if (!List.of("", "local", "global").contains(locality)) {
      throw Body.failed("Invalid Auth Method: TokenLocality should be one of 'local' or 'global'");
    }
  }

  private static Map<String, Object> tree(AuthMethodRow method, boolean whole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (method.maxTokenTtlNanos() != 0) {
      tree.put("MaxTokenTTL", GoDuration.text(method.maxTokenTtlNanos()));
    }
    tree.put("Name", method.name());
    tree.put("Type", method.type());
    full(tree, "DisplayName", method.displayName());
    full(tree, "Description", method.description());
    full(tree, "TokenLocality", method.tokenLocality());
    if (whole) {
      tree.put("Config", JsonText.tree(method.config()));
    }
    tree.put("CreateIndex", method.createIndex());
    tree.put("ModifyIndex", method.modifyIndex());
    return tree;
  }

  private static void full(Map<String, Object> tree, String name, String text) {
    if (!text.isEmpty()) {
      tree.put(name, text);
    }
  }

  private static Content renderList(List<AuthMethodRow> methods) {
    return AclJson.content(methods.stream().map(method -> tree(method, false)).toList());
  }

  private static Content renderOne(AuthMethodRow method) {
    return method == null ? Content.empty(404) : AclJson.content(tree(method, true));
  }

  private static Content renderWritten(byte[] result) {
    return AclJson.content(tree(AclResults.made(AuthMethodRow.class, result), true));
  }
}
