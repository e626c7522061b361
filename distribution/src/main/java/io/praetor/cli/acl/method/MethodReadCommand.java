package io.praetor.cli.acl.method;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows an auth method. */
@CommandLine.Command
public final class MethodReadCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private MethodFlag method = new MethodFlag();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (method.isMissing()) {
      return terminal.fail("Must specify the -name parameter");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String name = Quoted.of(method.name());
    Optional<Json> found =
        Attempt.to("Error reading auth method " + name, () -> agent.find(method.path()));
    return found.isPresent()
        ? output.show(terminal, MethodForm.ONE, found.get())
        : terminal.fail("Auth method not found with name " + name);
  }

  @Override
  public String usage() {
    return "acl auth-method read -name NAME [options]";
  }

  @Override
  public String about() {
    return "Shows an auth method with its configuration.";
  }
}
