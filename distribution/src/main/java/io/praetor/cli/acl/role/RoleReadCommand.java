package io.praetor.cli.acl.role;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows a role. */
@CommandLine.Command
public final class RoleReadCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private RoleFlag role = new RoleFlag();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (role.isMissing()) {
      return terminal.fail("Must specify either the -id or -name parameters");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String known = role.isName() ? role.name() : role.resolve(agent);
    String path = role.isName() ? UrlPath.below("/v1/acl/role/name/", known) : RoleFlag.path(known);
    Optional<Json> found =
        Attempt.to("Error reading role " + Quoted.of(known), () -> agent.find(path));
    if (found.isEmpty()) {
      String kind = role.isName() ? "name " : "ID ";
      return terminal.fail("Role not found with " + kind + Quoted.of(known));
    }
    return output.show(terminal, RoleForm.ONE, found.get());
  }

  @Override
  public String usage() {
    return "acl role read [options] ROLE";
  }

  @Override
  public String about() {
    return "Shows a role.";
  }
}
