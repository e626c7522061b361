package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a token or a role shall be good for, apart from roles and templates. */
public final class GrantFlags {

  private static final String POLICIES = "Policies";
  private static final String SERVICES = "ServiceIdentities";
  private static final String NODES = "NodeIdentities";

  @Option(
      names = {"-policy-id", "--policy-id"},
      description = "Id of a policy, or the beginning of one; may be given several times.")
  private List<String> policyIds = new ArrayList<>();

  @Option(
      names = {"-policy-name", "--policy-name"},
      description = "Name of a policy; may be given several times.")
  private List<String> policyNames = new ArrayList<>();

  @Option(
      names = {"-service-identity", "--service-identity"},
      description = "Service to be, NAME or NAME:DC1,DC2; may be given several times.")
  private List<String> services = new ArrayList<>();

  @Option(
      names = {"-node-identity", "--node-identity"},
      description = "Node to be, NAME:DC; may be given several times.")
  private List<String> nodes = new ArrayList<>();

  /** Whether nothing is granted. */
  public boolean isEmpty() {
    return policyIds.isEmpty() && policyNames.isEmpty() && services.isEmpty() && nodes.isEmpty();
  }

  /** Refuses identities that cannot be read, before anybody is asked. */
  public void check() throws IOException {
    List<Json> unusedServices = services();
    List<Json> unusedNodes = nodes();
  }

  /** Links to the policies. */
  public List<Json> policies(AclAgent agent) throws IOException {
    return Links.of(agent, PartialId.POLICY, policyNames, policyIds);
  }

  /** The identities of services. */
  public List<Json> services() throws IOException {
    return Links.services(services);
  }

  /** The identities of nodes. */
  public List<Json> nodes() throws IOException {
    return Links.nodes(nodes);
  }

  /** The holder with exactly what is granted here. */
  public Json setIn(Json holder, AclAgent agent) throws IOException {
    return holder
        .with(POLICIES, Json.of(policies(agent)))
        .with(SERVICES, Json.of(services()))
        .with(NODES, Json.of(nodes()));
  }

  /** The holder with what is granted here, too. */
  public Json mergeInto(Json holder, AclAgent agent) throws IOException {
    List<Json> policies = Links.merged(holder.get(POLICIES).list(), policies(agent));
    List<Json> services = Links.mergedServices(holder.get(SERVICES).list(), services());
    List<Json> nodes = Links.mergedNodes(holder.get(NODES).list(), nodes());
    return holder
        .with(POLICIES, Json.of(policies))
        .with(SERVICES, Json.of(services))
        .with(NODES, Json.of(nodes));
  }
}
