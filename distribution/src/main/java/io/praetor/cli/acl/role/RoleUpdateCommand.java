package io.praetor.cli.acl.role;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.GrantFlags;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.acl.TemplateUpdateFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a role. */
@CommandLine.Command
public final class RoleUpdateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private GrantFlags grants = new GrantFlags();
  @Mixin private TemplateUpdateFlags templates = new TemplateUpdateFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-id", "--id"},
      description = "Id of the role, or the beginning of one.")
  private String id = "";

  @Option(
      names = {"-name", "--name"},
      description = "New name of the role.")
  private String name = "";

  @Option(
      names = {"-description", "--description"},
      description = "What the role is for.")
  private String description = "";

  @Option(
      names = {"-no-merge", "--no-merge"},
      description = "Empty what no flag names, instead of keeping it.")
  private boolean overwrites;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (id.isEmpty()) {
      return terminal.fail("Cannot update a role without specifying the -id parameter");
    }
    output.check();
    grants.check();
    AclAgent agent = flags.agent(terminal);
    String whole = Attempt.to("Error determining role ID", () -> PartialId.ROLE.resolve(agent, id));
    String path = RoleFlag.path(whole);
    Optional<Json> found = Attempt.to("Error when retrieving current role", () -> agent.find(path));
    if (found.isEmpty()) {
      return terminal.fail("Role not found with ID " + Quoted.of(whole));
    }
    Json role = overwrites ? overwritten(agent, whole) : merged(agent, found.get());
    Json changed = templates.addTo(role, terminal);
    Json updated =
        Attempt.to("Error updating role " + Quoted.of(whole), () -> agent.put(path, changed));
    return output.show(terminal, RoleForm.ONE, updated);
  }

  private Json overwritten(AclAgent agent, String whole) throws IOException {
    Json role = Json.object().with("ID", whole).with("Name", name).with("Description", description);
    return grants.setIn(role, agent);
  }

  private Json merged(AclAgent agent, Json present) throws IOException {
    Json role = RoleForm.ONE.shape().of(present);
    if (!name.isEmpty()) {
      role = role.with("Name", name);
    }
    if (!description.isEmpty()) {
      role = role.with("Description", description);
    }
    return grants.mergeInto(role, agent);
  }

  @Override
  public String usage() {
    return "acl role update [options]";
  }

  @Override
  public String about() {
    return "Changes a role; what no flag names stays, unless -no-merge is given.";
  }
}
