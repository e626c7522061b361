package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Quoted;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes a token. */
@CommandLine.Command
public final class TokenDeleteCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private AccessorFlag accessor = new AccessorFlag();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (accessor.isMissing()) {
      return terminal.fail("Must specify the -accessor-id parameter");
    }
    AclAgent agent = flags.agent(terminal);
    String id = accessor.resolve(agent);
    Attempt.doing(
        "Error deleting token " + Quoted.of(id), () -> agent.delete(AccessorFlag.path(id)));
    terminal.say("Token " + Quoted.of(id) + " deleted successfully");
    return OK;
  }

  @Override
  public String usage() {
    return "acl token delete [options] -accessor-id TOKEN";
  }

  @Override
  public String about() {
    return "Deletes a token: whoever shows its secret is nobody from then on.";
  }
}
