package io.praetor.cli.acl.role;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Lists roles. */
@CommandLine.Command
public final class RoleListCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    output.check();
    AclAgent agent = flags.agent(terminal);
    List<Json> found =
        Attempt.to("Failed to retrieve the role list", () -> agent.list("/v1/acl/roles"));
    return output.show(terminal, RoleForm.LISTED, found);
  }

  @Override
  public String usage() {
    return "acl role list [options]";
  }

  @Override
  public String about() {
    return "Lists all roles.";
  }
}
