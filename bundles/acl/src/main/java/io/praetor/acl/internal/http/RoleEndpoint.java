package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.acl.internal.command.RoleView;
import io.praetor.api.acl.RoleRow;
import io.praetor.format.go.Uuids;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /v1/acl/roles} and {@code /v1/acl/role}. */
final class RoleEndpoint {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,256}");

  private static final Function<List<RoleView>, Content> LIST = RoleEndpoint::renderList;

  private static final Function<RoleView, Content> ONE = RoleEndpoint::renderOne;

  private static final Function<byte[], Content> WRITTEN = RoleEndpoint::renderWritten;

  private final Ground ground;

  RoleEndpoint(Ground ground) {
    this.ground = ground;
  }

  List<Route> routes(AclRoutes routes) {
    List<Route> all =
        new ArrayList<>(
            routes.things("/v1/acl/role", RoleEndpoint::read, this::write, this::delete));
    all.add(
        routes.route(
            "/v1/acl/roles",
            Map.of(
                "GET",
                AclRoutes.READ.then(
                    request ->
                        new Answer.Read<>(
                            new RoleQueries.All(request.parameter("policy")), LIST)))));
    all.add(
        routes.route(
            "/v1/acl/role/name/", Map.of("GET", AclRoutes.READ.then(RoleEndpoint::readByName))));
    return all;
  }

  private static Answer read(HttpRequest request) {
    String id = AclRoutes.named(request, "role ID");
    String problem = Uuids.problem(id);
    return problem.isEmpty()
        ? new Answer.Read<>(new RoleQueries.One(id, ""), ONE)
        : Refused.because("failed acl role lookup: " + problem);
  }

  private static Answer readByName(HttpRequest request) {
    String name = AclRoutes.named(request, "role Name");
    return new Answer.Read<>(new RoleQueries.One("", name), ONE);
  }

  private Answer write(HttpRequest request, String id) {
    Body body =
        Body.of(
            "Role",
            "role",
            request.body(),
            "ID",
            "Name",
            "Description",
            "Policies",
            "ServiceIdentities",
            "NodeIdentities",
            "TemplatedPolicies",
            "Hash",
            "Namespace",
            "Partition",
            "CreateIndex",
            "ModifyIndex");
    String own = body.fields().text("ID");
    if (!own.isEmpty() && !own.equals(id)) {
      throw Body.bad("Role ID in URL and payload do not match");
    }
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    String name = body.fields().text("Name");
    if (name.isEmpty()) {
      throw Body.failed("Invalid Role: no Name is set");
    }
    if (!NAME.matcher(name).matches()) {
      throw Body.failed(
          "Invalid Role: invalid Name. Only alphanumeric characters, '-' and '_' are allowed");
    }
    if (!id.isEmpty() && !Uuids.isOne(id)) {
      throw Body.failed("Role ID invalid UUID");
    }
    RoleRow role =
        new RoleRow(
            id.isEmpty() ? ground.ids().get() : id,
            name,
            body.fields().text("Description"),
            List.of(),
            body.services(false),
            body.nodes(),
            body.templated(false),
            0,
            0);
    return Submission.of(
        new AclCommand.RoleWrite(role, body.links("Policies"), id.isEmpty()), WRITTEN);
  }

  private Answer delete(HttpRequest request) {
    String id = AclRoutes.named(request, "role ID");
    if (!ground.isPrimary()) {
      return ground.primary().pass(request);
    }
    String problem = Uuids.problem(id);
    if (!problem.isEmpty()) {
      throw Body.failed("failed acl role lookup: " + problem);
    }
    return Submission.of(new AclCommand.RoleDeletion(id), Submission.DONE);
  }

  private static Content renderList(List<RoleView> roles) {
    return AclJson.content(roles.stream().map(AclJson::role).toList());
  }

  private static Content renderOne(RoleView role) {
    return role == null ? Content.empty(404) : AclJson.content(AclJson.role(role));
  }

  private static Content renderWritten(byte[] result) {
    return AclJson.content(AclJson.role(AclResults.made(RoleView.class, result)));
  }
}
