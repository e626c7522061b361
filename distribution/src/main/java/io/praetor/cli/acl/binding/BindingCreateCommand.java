package io.praetor.cli.acl.binding;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a binding rule. */
@CommandLine.Command
public final class BindingCreateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private BindingSettings settings = new BindingSettings();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-method", "--method"},
      description = "Name of the auth method; required.")
  private String method = "";

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (method.isEmpty()) {
      throw new FlagException("Missing required '-method' flag");
    }
    settings.check();
    output.check();
    Json rule = settings.setIn(Json.object().with("AuthMethod", method));
    AclAgent agent = flags.agent(terminal);
    Json created =
        Attempt.to(
            "Failed to create new binding rule", () -> agent.put("/v1/acl/binding-rule", rule));
    return output.show(terminal, BindingForm.ONE, created);
  }

  @Override
  public String usage() {
    return "acl binding-rule create [options]";
  }

  @Override
  public String about() {
    return "Makes a binding rule: what the tokens of an auth method are good for.";
  }
}
