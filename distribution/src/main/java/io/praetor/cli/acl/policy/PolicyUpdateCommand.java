package io.praetor.cli.acl.policy;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a policy. */
@CommandLine.Command
public final class PolicyUpdateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-id", "--id"},
      description = "Id of the policy, or the beginning of one.")
  private String id = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the policy; the new one where -id says which policy.")
  private String name;

  @Option(
      names = {"-description", "--description"},
      description = "What the policy is for.")
  private String description;

  @Option(
      names = {"-valid-datacenter", "--valid-datacenter"},
      description = "Datacenter where the policy holds; may be given several times.")
  private List<String> datacenters = new ArrayList<>();

  @Option(
      names = {"-rules", "--rules"},
      description = "The rules, @FILE, or - for standard input.")
  private String rules;

  @Option(
      names = {"-no-merge", "--no-merge"},
      description = "Empty what no flag names, instead of keeping it.")
  private boolean overwrites;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (id.isEmpty() && orEmpty(name).isEmpty()) {
      return terminal.fail("Must specify either the -id or -name parameters");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String whole = PolicyFlag.resolve(agent, id, orEmpty(name));
    String text =
        Attempt.to(
            "Error loading data source", () -> ArgumentData.text(orEmpty(rules), terminal.in()));
    String path = PolicyFlag.path(whole);
    Json policy =
        overwrites
            ? Json.object()
            : Attempt.to("Error reading policy " + Quoted.of(whole), () -> agent.get(path));
    Json changed = change(policy.with("ID", whole), text);
    Json updated =
        Attempt.to("Error updating policy " + Quoted.of(whole), () -> agent.put(path, changed));
    return output.show(terminal, PolicyForm.ONE, updated);
  }

  private Json change(Json policy, String text) {
    Json changed =
        Json.object()
            .with("ID", policy.get("ID"))
            .with("Name", given(name, policy, "Name"))
            .with("Description", given(description, policy, "Description"))
            .with("Rules", given(rules == null ? null : text, policy, "Rules"));
    return changed.with(
        "Datacenters", datacenters.isEmpty() ? policy.get("Datacenters") : Json.texts(datacenters));
  }

  private static String given(String flag, Json policy, String member) {
    return flag == null ? policy.get(member).text() : flag;
  }

  private static String orEmpty(String flag) {
    return flag == null ? "" : flag;
  }

  @Override
  public String usage() {
    return "acl policy update [options]";
  }

  @Override
  public String about() {
    return "Changes a policy; what no flag names stays, unless -no-merge is given.";
  }
}
