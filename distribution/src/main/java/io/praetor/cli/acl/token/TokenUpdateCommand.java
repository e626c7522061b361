package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.TemplateUpdateFlags;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a token. */
@CommandLine.Command
public final class TokenUpdateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private AccessorFlag accessor = new AccessorFlag();
  @Mixin private GrantUpdateFlags grants = new GrantUpdateFlags();
  @Mixin private TemplateUpdateFlags templates = new TemplateUpdateFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-description", "--description"},
      description = "What the token is for.")
  private String description = "";

  @Option(
      names = {"-upgrade-legacy", "--upgrade-legacy"},
      description = "Give policies to a token of before Consul 1.4 in place of its rules.")
  private boolean upgrade;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (accessor.isMissing()) {
      return terminal.fail("Cannot update a token without specifying the -accessor-id parameter");
    }
    output.check();
    grants.check();
    AclAgent agent = flags.agent(terminal);
    String id = accessor.resolve(agent);
    Json token =
        Attempt.to(
            "Error when retrieving current token",
            () -> TokenForm.ONE.shape().of(agent.get(AccessorFlag.path(id))));
    if (upgrade) {
      if (token.get("Rules").isEmpty()) {
        return terminal.fail("Can't use -upgrade-legacy on a non-legacy token");
      }
      token = token.with("Rules", "");
    }
    if (!description.isEmpty()) {
      token = token.with("Description", description);
    }
    Json changed = templates.addTo(grants.addTo(agent, token), terminal);
    Json updated =
        Attempt.to("Failed to update token " + id, () -> agent.put(AccessorFlag.path(id), changed));
    return output.show(terminal, TokenForm.ONE, updated);
  }

  @Override
  public String usage() {
    return "acl token update [options]";
  }

  @Override
  public String about() {
    return """
        Changes a token. What it is good for is what the flags name now, and each kind that
        none of them names is taken away; -append-... and -merge-... keep what there is. The
        description stays unless a new one is given.""";
  }
}
