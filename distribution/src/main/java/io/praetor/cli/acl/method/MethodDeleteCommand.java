package io.praetor.cli.acl.method;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Quoted;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes an auth method. */
@CommandLine.Command
public final class MethodDeleteCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private MethodFlag method = new MethodFlag();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (method.isMissing()) {
      return terminal.fail("Must specify the -name parameter");
    }
    AclAgent agent = flags.agent(terminal);
    String name = Quoted.of(method.name());
    Attempt.doing("Error deleting auth method " + name, () -> agent.delete(method.path()));
    terminal.say("Auth method " + name + " deleted successfully");
    return OK;
  }

  @Override
  public String usage() {
    return "acl auth-method delete -name NAME [options]";
  }

  @Override
  public String about() {
    return "Deletes an auth method, with its binding rules and the tokens that it gave.";
  }
}
