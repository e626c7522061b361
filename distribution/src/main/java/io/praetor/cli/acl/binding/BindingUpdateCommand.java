package io.praetor.cli.acl.binding;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
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
import picocli.CommandLine.Option;

/** Changes a binding rule. */
@CommandLine.Command
public final class BindingUpdateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private BindingFlag rule = new BindingFlag();
  @Mixin private BindingSettings settings = new BindingSettings();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-no-merge", "--no-merge"},
      description = "Empty what no flag names, instead of keeping it.")
  private boolean overwrites;

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (rule.isMissing()) {
      return terminal.fail("Cannot update a binding rule without specifying the -id parameter");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String id = rule.resolve(agent);
    String path = BindingFlag.path(id);
    Optional<Json> found =
        Attempt.to("Error when retrieving current binding rule", () -> agent.find(path));
    if (found.isEmpty()) {
      return terminal.fail("Binding rule not found with ID " + Quoted.of(id));
    }
    Json changed = change(found.get(), id);
    Json updated =
        Attempt.to("Error updating binding rule " + Quoted.of(id), () -> agent.put(path, changed));
    return output.show(terminal, BindingForm.ONE, updated);
  }

  private Json change(Json present, String id) throws FlagException {
    if (!overwrites) {
      return settings.mergeInto(BindingForm.ONE.shape().of(present));
    }
    settings.check();
    return settings.setIn(
        Json.object().with("ID", id).with("AuthMethod", present.get("AuthMethod")));
  }

  @Override
  public String usage() {
    return "acl binding-rule update -id ID [options]";
  }

  @Override
  public String about() {
    return "Changes a binding rule; what no flag names stays, unless -no-merge is given. What is\n"
        + "bound is a service again unless -bind-type says otherwise.";
  }
}
