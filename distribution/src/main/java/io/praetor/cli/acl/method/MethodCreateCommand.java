package io.praetor.cli.acl.method;

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

/** Makes an auth method. */
@CommandLine.Command
public final class MethodCreateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private MethodFlag method = new MethodFlag();
  @Mixin private MethodSettings settings = new MethodSettings();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-type", "--type"},
      description = "Who is trusted to tell who somebody is: kubernetes or jwt; required.")
  private String type = "";

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (type.isEmpty()) {
      throw new FlagException("Missing required '-type' flag");
    } else if (method.isMissing()) {
      throw new FlagException("Missing required '-name' flag");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    Json named = Json.object().with("Name", method.name()).with("Type", type);
    Json configured =
        settings.withConfig(
            settings.mergeInto(named), "Error parsing JSON configuration file", terminal);
    Json whole =
        MethodUpdateCommand.isKubernetes(configured)
            ? settings.withKubernetes(configured, terminal)
            : configured;
    Json created =
        Attempt.to(
            "Failed to create new auth method", () -> agent.put("/v1/acl/auth-method", whole));
    return output.show(terminal, MethodForm.ONE, created);
  }

  @Override
  public String usage() {
    return "acl auth-method create -name NAME -type TYPE [options]";
  }

  @Override
  public String about() {
    return "Makes an auth method, which gives tokens for credentials that others have issued.";
  }
}
