package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.FormatFlags;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token that is good for the same as another one. */
@CommandLine.Command
public final class TokenCloneCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private AccessorFlag accessor = new AccessorFlag();
  @Mixin private FormatFlags format = new FormatFlags();

  @Option(
      names = {"-description", "--description"},
      description = "What the new token is for; as the old one says if it is not given.")
  private String description = "";

  @Override
  public int run(Terminal terminal) throws IOException {
    if (accessor.isMissing()) {
      return terminal.fail("Cannot update a token without specifying the -accessor-id parameter");
    }
    format.check();
    AclAgent agent = flags.agent(terminal);
    String id = accessor.resolve(agent);
    Json body = Json.object().with("Description", description);
    Json token =
        Attempt.to("Error cloning token", () -> agent.put(AccessorFlag.path(id) + "/clone", body));
    format.show(terminal, TokenForm.ONE, token, false);
    return OK;
  }

  @Override
  public String usage() {
    return "acl token clone [options]";
  }

  @Override
  public String about() {
    return "Makes a token with an accessor id and a secret of its own that is good for the same\n"
        + "as another one.";
  }
}
