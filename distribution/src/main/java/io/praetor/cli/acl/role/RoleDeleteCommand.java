package io.praetor.cli.acl.role;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Quoted;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes a role. */
@CommandLine.Command
public final class RoleDeleteCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private RoleFlag role = new RoleFlag();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (role.isMissing()) {
      return terminal.fail("Must specify the -id or -name parameters");
    }
    AclAgent agent = flags.agent(terminal);
    String id = role.resolve(agent);
    Attempt.doing("Error deleting role " + Quoted.of(id), () -> agent.delete(RoleFlag.path(id)));
    terminal.say("Role " + Quoted.of(id) + " deleted successfully");
    return OK;
  }

  @Override
  public String usage() {
    return "acl role delete [options] -id ROLE";
  }

  @Override
  public String about() {
    return "Deletes a role: tokens with it lose what it allows.";
  }
}
