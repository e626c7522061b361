package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.GrantFlags;
import io.praetor.cli.acl.Links;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.acl.TemplateFlags;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token. */
@CommandLine.Command
public final class TokenCreateCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private GrantFlags grants = new GrantFlags();
  @Mixin private TemplateFlags templates = new TemplateFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-role-id", "--role-id"},
      description = "Id of a role, or the beginning of one; may be given several times.")
  private List<String> roleIds = new ArrayList<>();

  @Option(
      names = {"-role-name", "--role-name"},
      description = "Name of a role; may be given several times.")
  private List<String> roleNames = new ArrayList<>();

  @Option(
      names = {"-accessor", "--accessor"},
      description = "Accessor id, a UUID; a random one if it is not given.")
  private String accessor = "";

  @Option(
      names = {"-secret", "--secret"},
      description = "Secret, a UUID; a random one if it is not given.")
  private String secret = "";

  @Option(
      names = {"-description", "--description"},
      description = "What the token is for.")
  private String description = "";

  @Option(
      names = {"-local", "--local"},
      description = "The token is known in this datacenter only.")
  private boolean local;

  @Option(
      names = {"-expires-ttl", "--expires-ttl"},
      description = "How long the token is good for anything, such as 24h.")
  private Duration lifetime = Duration.ZERO;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (grants.isEmpty() && templates.isEmpty() && roleIds.isEmpty() && roleNames.isEmpty()) {
      return terminal.fail(
          "Cannot create a token without specifying -policy-name, -policy-id, -role-name, -role-id,"
              + " -service-identity, -node-identity, or -templated-policy at least once");
    }
    output.check();
    grants.check();
    Json token = templates.addTo(body(), terminal);
    AclAgent agent = flags.agent(terminal);
    Json granted = grants.setIn(token, agent);
    Json whole =
        granted.with("Roles", Json.of(Links.of(agent, PartialId.ROLE, roleNames, roleIds)));
    Json created =
        Attempt.to("Failed to create new token", () -> agent.put("/v1/acl/token", whole));
    return output.show(terminal, TokenForm.ONE, created);
  }

  private Json body() {
    Json token =
        Json.object()
            .with("AccessorID", accessor)
            .with("SecretID", secret)
            .with("Description", description)
            .with("Local", Json.of(local));
    return lifetime.toNanos() > 0
        ? token.with("ExpirationTTL", Json.of(lifetime.toNanos()))
        : token;
  }

  @Override
  public String usage() {
    return "acl token create [options]";
  }

  @Override
  public String about() {
    return "Makes a token that is good for what the flags name, and shows its secret.";
  }
}
