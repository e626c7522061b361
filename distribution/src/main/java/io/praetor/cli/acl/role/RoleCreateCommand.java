package io.praetor.cli.acl.role;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.GrantFlags;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.TemplateFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a role. */
@CommandLine.Command
public final class RoleCreateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private GrantFlags grants = new GrantFlags();
  @Mixin private TemplateFlags templates = new TemplateFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-name", "--name"},
      description = "Name of the role; required.")
  private String name = "";

  @Option(
      names = {"-description", "--description"},
      description = "What the role is for.")
  private String description = "";

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (name.isEmpty()) {
      throw new FlagException("Missing require '-name' flag");
    }
    if (grants.isEmpty() && templates.isEmpty()) {
      return terminal.fail(
          "Cannot create a role without specifying -policy-name, -policy-id, -service-identity,"
              + " -node-identity, or -templated-policy at least once");
    }
    output.check();
    grants.check();
    Json named = Json.object().with("Name", name).with("Description", description);
    Json role = templates.addTo(named, terminal);
    AclAgent agent = flags.agent(terminal);
    Json whole = grants.setIn(role, agent);
    Json created = Attempt.to("Failed to create new role", () -> agent.put("/v1/acl/role", whole));
    return output.show(terminal, RoleForm.ONE, created);
  }

  @Override
  public String usage() {
    return "acl role create -name NAME [options]";
  }

  @Override
  public String about() {
    return "Makes a role: policies and identities under a name that tokens refer to.";
  }
}
