package io.praetor.cli.acl.binding;

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

/** Shows a binding rule. */
@CommandLine.Command
public final class BindingReadCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private BindingFlag rule = new BindingFlag();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (rule.isMissing()) {
      return terminal.fail("Must specify the -id parameter.");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String id = rule.resolve(agent);
    Optional<Json> found =
        Attempt.to(
            "Error reading binding rule " + Quoted.of(id), () -> agent.find(BindingFlag.path(id)));
    return found.isPresent()
        ? output.show(terminal, BindingForm.ONE, found.get())
        : terminal.fail("Binding rule not found with ID " + Quoted.of(id));
  }

  @Override
  public String usage() {
    return "acl binding-rule read -id ID [options]";
  }

  @Override
  public String about() {
    return "Shows a binding rule.";
  }
}
