package io.praetor.cli.acl.binding;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Quoted;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes a binding rule. */
@CommandLine.Command
public final class BindingDeleteCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private BindingFlag rule = new BindingFlag();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (rule.isMissing()) {
      return terminal.fail("Must specify the -id parameter");
    }
    AclAgent agent = flags.agent(terminal);
    String id = rule.resolve(agent);
    Attempt.doing(
        "Error deleting binding rule " + Quoted.of(id), () -> agent.delete(BindingFlag.path(id)));
    terminal.say("Binding rule " + Quoted.of(id) + " deleted successfully");
    return OK;
  }

  @Override
  public String usage() {
    return "acl binding-rule delete -id ID [options]";
  }

  @Override
  public String about() {
    return "Deletes a binding rule. Tokens that are out stay as they are.";
  }
}
