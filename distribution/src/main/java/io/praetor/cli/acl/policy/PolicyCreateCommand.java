package io.praetor.cli.acl.policy;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a policy. */
@CommandLine.Command
public final class PolicyCreateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-name", "--name"},
      description = "Name of the policy; required.")
  private String name = "";

  @Option(
      names = {"-description", "--description"},
      description = "What the policy is for.")
  private String description = "";

  @Option(
      names = {"-valid-datacenter", "--valid-datacenter"},
      description = "Datacenter where the policy holds; may be given several times.")
  private List<String> datacenters = new ArrayList<>();

  @Option(
      names = {"-rules", "--rules"},
      description = "The rules, @FILE, or - for standard input.")
  private String rules = "";

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (name.isEmpty()) {
      throw new FlagException("Missing require '-name' flag");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String text = Attempt.to("Error loading rules", () -> ArgumentData.text(rules, terminal.in()));
    Json policy =
        Json.object()
            .with("Name", name)
            .with("Description", description)
            .with("Datacenters", Json.texts(datacenters))
            .with("Rules", text);
    Json created =
        Attempt.to("Failed to create new policy", () -> agent.put("/v1/acl/policy", policy));
    return output.show(terminal, PolicyForm.ONE, created);
  }

  @Override
  public String usage() {
    return "acl policy create -name NAME [options]";
  }

  @Override
  public String about() {
    return "Makes a policy: rules under a name that tokens and roles refer to.";
  }
}
