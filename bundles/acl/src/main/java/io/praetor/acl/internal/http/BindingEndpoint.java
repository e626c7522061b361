package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.login.Binding;
import io.praetor.acl.internal.login.Validators;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.format.go.GoText;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** {@code /v1/acl/binding-rules} and {@code /v1/acl/binding-rule}. */
final class BindingEndpoint {

  private static final Function<List<BindingRuleRow>, Content> LIST = BindingEndpoint::renderList;

  private static final Function<BindingRuleRow, Content> ONE = BindingEndpoint::renderOne;

  private static final Function<byte[], Content> WRITTEN = BindingEndpoint::renderWritten;

  private final Ground ground;
  private final Validators validators;

  BindingEndpoint(Ground ground, Validators validators) {
    this.ground = ground;
    this.validators = validators;
  }

  List<Route> routes(AclRoutes routes) {
    List<Route> all =
        new ArrayList<>(
            routes.things("/v1/acl/binding-rule", this::readOne, this::write, this::delete));
    all.add(
        routes.route(
            "/v1/acl/binding-rules",
            Map.of(
                "GET",
                AclRoutes.READ.then(
                    request ->
                        read(new BindingQueries.All(request.parameter("authmethod")), LIST)))));
    return all;
  }

  private <T> Answer read(StateQuery<T> query, Function<T, Content> render) {
    ground.requireTokens();
    return new Answer.Read<>(query, render);
  }

  private Answer readOne(HttpRequest request) {
    String id = AclRoutes.named(request, "binding rule ID");
    String problem = Uuids.problem(id);
    return problem.isEmpty()
        ? read(new BindingQueries.One(id), ONE)
        : Refused.because("failed acl binding rule lookup: " + problem);
  }

  private Answer delete(HttpRequest request) {
    String id = AclRoutes.named(request, "binding rule ID");
    ground.requireTokens();
    String problem = Uuids.problem(id);
    if (!problem.isEmpty()) {
      throw Body.failed("failed acl binding rule lookup: " + problem);
    }
    return Submission.of(new AclCommand.BindingDeletion(id), Submission.DONE);
  }

  private Answer write(HttpRequest request, String id) {
    Fields fields =
        Body.of(
                "BindingRule",
                "binding rule",
                request.body(),
                "ID",
                "Description",
                "AuthMethod",
                "Selector",
                "BindType",
                "BindName",
                "BindVars",
                "Namespace",
                "Partition",
                "CreateIndex",
                "ModifyIndex")
            .fields();
    String own = fields.text("ID");
    if (!own.isEmpty() && !own.equals(id)) {
      throw Body.bad("BindingRule ID in URL and payload do not match");
    }
    ground.requireTokens();
    if (!id.isEmpty() && !Uuids.isOne(id)) {
      throw Body.failed("Binding Rule ID invalid UUID");
    }
    BindingRuleRow rule =
        new BindingRuleRow(
            id.isEmpty() ? ground.ids().get() : id,
            fields.text("Description"),
            fields.text("AuthMethod"),
            fields.text("Selector"),
            fields.text("BindType"),
            fields.text("BindName"),
            fields.object("BindVars", "ACLTemplatedPolicyVariables").text("Name"),
            0,
            0);
    return new Answer.Later(write(rule, id.isEmpty()));
  }

  private CompletableFuture<Content> write(BindingRuleRow rule, boolean create) {
    if (create && rule.authMethod().isEmpty()) {
      throw Body.failed("Invalid Binding Rule: no AuthMethod is set");
    }
    StateStore store = ground.store();
    return store
        .read(new BindingQueries.MethodOf(rule), ReadOptions.NOW)
        .thenCompose(
            found -> {
              AuthMethodRow method = found.value();
              if (method == null) {
                throw Body.failed(
                    "cannot find auth method with name " + GoText.quoted(rule.authMethod()));
              }
              Binding.check(rule, validators.of(method).example());
              Answer.Write write =
                  Submission.of(new AclCommand.BindingWrite(rule, create), WRITTEN);
              return store.write(write.command(), write.payload()).thenApply(write.render());
            });
  }

  private static Map<String, Object> tree(BindingRuleRow rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", rule.id());
    tree.put("Description", rule.description());
    tree.put("AuthMethod", rule.authMethod());
    tree.put("Selector", rule.selector());
    tree.put("BindType", rule.bindType());
    tree.put("BindName", rule.bindName());
    if (!rule.bindVariable().isEmpty()) {
      tree.put("BindVars", Map.of("Name", rule.bindVariable()));
    }
    tree.put("CreateIndex", rule.createIndex());
    tree.put("ModifyIndex", rule.modifyIndex());
    return tree;
  }

  private static Content renderList(List<BindingRuleRow> rules) {
    return AclJson.content(rules.stream().map(BindingEndpoint::tree).toList());
  }

  private static Content renderOne(BindingRuleRow rule) {
    return rule == null ? Content.empty(404) : AclJson.content(tree(rule));
  }

  private static Content renderWritten(byte[] result) {
    return AclJson.content(tree(AclResults.made(BindingRuleRow.class, result)));
  }
}
