package io.praetor.cli.acl.binding;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which binding rule a command is about. */
public final class BindingFlag {

  @Option(
      names = {"-id", "--id"},
      description = "Id of the binding rule, or the beginning of one.")
  private String id = "";

  boolean isMissing() {
    return id.isEmpty();
  }

  /** The whole id. */
  String resolve(AclAgent agent) throws IOException {
    return Attempt.to(
        "Error determining binding rule ID", () -> PartialId.BINDING_RULE.resolve(agent, id));
  }

  static String path(String id) {
    return UrlPath.below("/v1/acl/binding-rule/", id);
  }
}
