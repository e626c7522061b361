package io.praetor.cli.acl.method;

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

/** Lists auth methods. */
@CommandLine.Command
public final class MethodListCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    output.check();
    AclAgent agent = flags.agent(terminal);
    List<Json> found =
        Attempt.to(
            "Failed to retrieve the auth method list", () -> agent.list("/v1/acl/auth-methods"));
    return output.show(terminal, MethodForm.LISTED, found);
  }

  @Override
  public String usage() {
    return "acl auth-method list [options]";
  }

  @Override
  public String about() {
    return "Lists all auth methods, without their configuration.";
  }
}
