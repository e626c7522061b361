package io.praetor.cli.acl.token;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.Links;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a token shall be good for besides what it is good for already. */
public final class AppendFlags {

  @Option(
      names = {"-append-policy-id", "--append-policy-id"},
      description = "Id of a further policy, or the beginning of one.")
  private List<String> policyIds = new ArrayList<>();

  @Option(
      names = {"-append-policy-name", "--append-policy-name"},
      description = "Name of a further policy.")
  private List<String> policyNames = new ArrayList<>();

  @Option(
      names = {"-append-role-id", "--append-role-id"},
      description = "Id of a further role, or the beginning of one.")
  private List<String> roleIds = new ArrayList<>();

  @Option(
      names = {"-append-role-name", "--append-role-name"},
      description = "Name of a further role.")
  private List<String> roleNames = new ArrayList<>();

  @Option(
      names = {"-append-service-identity", "--append-service-identity"},
      description = "Further service to be, NAME or NAME:DC1,DC2.")
  private List<String> services = new ArrayList<>();

  @Option(
      names = {"-append-node-identity", "--append-node-identity"},
      description = "Further node to be, NAME:DC.")
  private List<String> nodes = new ArrayList<>();

  void check() throws IOException {
    List<Json> unusedServices = services();
    List<Json> unusedNodes = nodes();
  }

  List<Json> policies(AclAgent agent) throws IOException {
    return Links.of(agent, PartialId.POLICY, policyNames, policyIds);
  }

  List<Json> roles(AclAgent agent) throws IOException {
    return Links.of(agent, PartialId.ROLE, roleNames, roleIds);
  }

  List<Json> services() throws IOException {
    return Links.services(services);
  }

  List<Json> nodes() throws IOException {
    return Links.nodes(nodes);
  }
}
