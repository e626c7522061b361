package io.praetor.cli.acl.policy;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which policy a command is about. */
public final class PolicyFlag {

  @Option(
      names = {"-id", "--id"},
      description = "Id of the policy, or the beginning of one.")
  private String id = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the policy.")
  private String name = "";

  boolean isMissing() {
    return id.isEmpty() && name.isEmpty();
  }

  /** The whole id. */
  String resolve(AclAgent agent) throws IOException {
    return resolve(agent, id, name);
  }

  static String resolve(AclAgent agent, String id, String name) throws IOException {
    return Attempt.to(
        "Error determining policy ID",
        () ->
            id.isEmpty()
                ? PartialId.POLICY.ofName(agent, name)
                : PartialId.POLICY.resolve(agent, id));
  }

  static String path(String id) {
    return UrlPath.below("/v1/acl/policy/", id);
  }
}
