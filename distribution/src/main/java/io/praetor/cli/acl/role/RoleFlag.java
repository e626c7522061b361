package io.praetor.cli.acl.role;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which role a command is about. */
public final class RoleFlag {

  @Option(
      names = {"-id", "--id"},
      description = "Id of the role, or the beginning of one.")
  private String id = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the role.")
  private String name = "";

  boolean isMissing() {
    return id.isEmpty() && name.isEmpty();
  }

  /** Whether the role is known by its name alone. */
  boolean isName() {
    return id.isEmpty();
  }

  String name() {
    return name;
  }

  /** The whole id. */
  String resolve(AclAgent agent) throws IOException {
    return Attempt.to(
        "Error determining role ID",
        () -> isName() ? PartialId.ROLE.ofName(agent, name) : PartialId.ROLE.resolve(agent, id));
  }

  static String path(String id) {
    return UrlPath.below("/v1/acl/role/", id);
  }
}
