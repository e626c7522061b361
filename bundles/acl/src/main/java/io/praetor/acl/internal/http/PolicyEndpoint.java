package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.rule.RuleText;
import io.praetor.api.acl.PolicyRow;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /v1/acl/policies} and {@code /v1/acl/policy}. */
final class PolicyEndpoint {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,128}");

  private static final Function<List<PolicyRow>, Content> LIST = PolicyEndpoint::renderList;

  private static final Function<PolicyRow, Content> ONE = PolicyEndpoint::renderOne;

  private static final Function<byte[], Content> WRITTEN = PolicyEndpoint::renderWritten;

  private final Ground ground;

  PolicyEndpoint(Ground ground) {
    this.ground = ground;
  }

  List<Route> routes(AclRoutes routes) {
    List<Route> all =
        new ArrayList<>(
            routes.things("/v1/acl/policy", PolicyEndpoint::read, this::write, this::delete));
    all.add(
        routes.route(
            "/v1/acl/policies",
            Map.of(
                "GET",
                AclRoutes.READ.then(request -> new Answer.Read<>(new PolicyQueries.All(), LIST)))));
    all.add(
        routes.route(
            "/v1/acl/policy/name/",
            Map.of("GET", AclRoutes.READ.then(PolicyEndpoint::readByName))));
    return all;
  }

  private static Answer read(HttpRequest request) {
    String id = AclRoutes.named(request, "policy ID");
    String problem = Uuids.problem(id);
    return problem.isEmpty()
        ? new Answer.Read<>(new PolicyQueries.One(id, ""), ONE)
        : Refused.because("failed acl policy lookup: " + problem);
  }

  private static Answer readByName(HttpRequest request) {
    String name = AclRoutes.named(request, "policy Name");
    return new Answer.Read<>(new PolicyQueries.One("", name), ONE);
  }

  private Answer write(HttpRequest request, String id) {
    Fields fields =
        Body.of(
                "Policy",
                "policy",
                request.body(),
                "ID",
                "Name",
                "Description",
                "Rules",
                "Datacenters",
                "Hash",
                "Namespace",
                "Partition",
                "CreateIndex",
                "ModifyIndex")
            .fields();
    String own = fields.text("ID");
    if (id.isEmpty() && !own.isEmpty()) {
      throw Body.bad("Cannot specify the ID when creating a new policy");
    }
    if (!own.isEmpty() && !own.equals(id)) {
      throw Body.bad("Policy ID in URL and payload do not match");
    }
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    String name = fields.text("Name");
    if (name.isEmpty()) {
      throw Body.failed("Invalid Policy: no Name is set");
    }
    if (!NAME.matcher(name).matches()) {
      throw Body.failed(
          "Invalid Policy: invalid Name. Only alphanumeric characters, '-' and '_' are allowed");
    }
    if (!id.isEmpty() && !Uuids.isOne(id)) {
      throw Body.failed("Policy ID invalid UUID");
    }
    var unused = RuleText.parse(fields.text("Rules"));
    PolicyRow policy =
        new PolicyRow(
            id.isEmpty() ? ground.ids().get() : id,
            name,
            fields.text("Description"),
            fields.text("Rules"),
            fields.texts("Datacenters"),
            0,
            0);
    return Submission.of(new AclCommand.PolicyWrite(policy, id.isEmpty()), WRITTEN);
  }

  private Answer delete(HttpRequest request) {
    String id = AclRoutes.named(request, "policy ID");
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    if (id.equals(PolicyRow.MANAGEMENT)) {
      throw Body.failed("Delete operation not permitted on the builtin global-management policy");
    }
    String problem = Uuids.problem(id);
    if (!problem.isEmpty()) {
      throw Body.failed("failed acl policy lookup: " + problem);
    }
    return Submission.of(new AclCommand.PolicyDeletion(id), Submission.DONE);
  }

  private static Content renderList(List<PolicyRow> policies) {
    return AclJson.content(policies.stream().map(AclJson::policyStub).toList());
  }

  private static Content renderOne(PolicyRow policy) {
    return policy == null ? Plain.notFound() : AclJson.content(AclJson.policy(policy));
  }

  private static Content renderWritten(byte[] result) {
    return AclJson.content(AclJson.policy(AclResults.made(PolicyRow.class, result)));
  }
}
