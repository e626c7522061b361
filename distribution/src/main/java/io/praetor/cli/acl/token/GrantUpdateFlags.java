package io.praetor.cli.acl.token;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.GrantFlags;
import io.praetor.cli.acl.Links;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a token shall be good for from now on, kind by kind: this alone, or this as well. */
public final class GrantUpdateFlags {

  private static final String SERVICES = "ServiceIdentities";
  private static final String NODES = "NodeIdentities";

  @Mixin private GrantFlags grants = new GrantFlags();
  @Mixin private AppendFlags appended = new AppendFlags();

  @Option(
      names = {"-role-id", "--role-id"},
      description = "Id of a role, or the beginning of one; may be given several times.")
  private List<String> roleIds = new ArrayList<>();

  @Option(
      names = {"-role-name", "--role-name"},
      description = "Name of a role; may be given several times.")
  private List<String> roleNames = new ArrayList<>();

  @Option(
      names = {"-merge-policies", "--merge-policies"},
      description = "Keep the token's policies.")
  private boolean mergePolicies;

  @Option(
      names = {"-merge-roles", "--merge-roles"},
      description = "Keep the token's roles.")
  private boolean mergeRoles;

  @Option(
      names = {"-merge-service-identities", "--merge-service-identities"},
      description = "Keep the token's identities of services.")
  private boolean mergeServices;

  @Option(
      names = {"-merge-node-identities", "--merge-node-identities"},
      description = "Keep the token's identities of nodes.")
  private boolean mergeNodes;

  /** Refuses what cannot be meant, before anybody is asked. */
  void check() throws IOException {
    grants.check();
    appended.check();
  }

  /** The token with what it is good for from now on. */
  Json addTo(AclAgent agent, Json token) throws IOException {
    List<Json> roles = Links.of(agent, PartialId.ROLE, roleNames, roleIds);
    List<Change> changes =
        List.of(
            new Change("Policies", mergePolicies, grants.policies(agent), appended.policies(agent)),
            new Change("Roles", mergeRoles, roles, appended.roles(agent)),
            new Change(SERVICES, mergeServices, grants.services(), appended.services()),
            new Change(NODES, mergeNodes, grants.nodes(), appended.nodes()));
    Json changed = token;
    for (Change change : changes) {
      changed = change.in(changed);
    }
    return changed;
  }

  /** Of one list of a token. */
  private record Change(String member, boolean keep, List<Json> given, List<Json> appended) {

    Json in(Json token) throws IOException {
      if (!given.isEmpty() && !appended.isEmpty()) {
        throw new IOException("Cannot both set and append " + member);
      }
      if (!keep && appended.isEmpty()) {
        return token.with(member, Json.of(given));
      }
      List<Json> added = given.isEmpty() ? appended : given;
      List<Json> present = token.get(member).list();
      List<Json> merged =
          switch (member) {
            case SERVICES -> Links.mergedServices(present, added);
            case NODES -> Links.mergedNodes(present, added);
            default -> Links.merged(present, added);
          };
      return token.with(member, Json.of(merged));
    }
  }
}
