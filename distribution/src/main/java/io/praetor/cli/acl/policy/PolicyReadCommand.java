package io.praetor.cli.acl.policy;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows a policy. */
@CommandLine.Command
public final class PolicyReadCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private PolicyFlag policy = new PolicyFlag();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (policy.isMissing()) {
      return terminal.fail("Must specify either the -id or -name parameters");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String id = policy.resolve(agent);
    Json found =
        Attempt.to("Error reading policy " + Quoted.of(id), () -> agent.get(PolicyFlag.path(id)));
    return output.show(terminal, PolicyForm.ONE, found);
  }

  @Override
  public String usage() {
    return "acl policy read [options] POLICY";
  }

  @Override
  public String about() {
    return "Shows a policy with its rules.";
  }
}
