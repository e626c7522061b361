package io.praetor.cli.acl.policy;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.Quoted;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes a policy. */
@CommandLine.Command
public final class PolicyDeleteCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private PolicyFlag policy = new PolicyFlag();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (policy.isMissing()) {
      return terminal.fail("Must specify either the -id or -name parameters");
    }
    AclAgent agent = flags.agent(terminal);
    String id = policy.resolve(agent);
    Attempt.doing(
        "Error deleting policy " + Quoted.of(id), () -> agent.delete(PolicyFlag.path(id)));
    terminal.say("Policy " + Quoted.of(id) + " deleted successfully");
    return OK;
  }

  @Override
  public String usage() {
    return "acl policy delete [options] -id POLICY";
  }

  @Override
  public String about() {
    return "Deletes a policy: tokens and roles with it lose what it allows.";
  }
}
