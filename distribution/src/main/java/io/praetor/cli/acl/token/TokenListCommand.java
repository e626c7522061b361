package io.praetor.cli.acl.token;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Lists tokens. */
@CommandLine.Command
public final class TokenListCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private OutputFlags output = new OutputFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    output.check();
    AclAgent agent = flags.agent(terminal);
    List<Json> tokens =
        Attempt.to("Failed to retrieve the token list", () -> agent.list("/v1/acl/tokens"));
    return output.show(terminal, TokenForm.LISTED, tokens);
  }

  @Override
  public String usage() {
    return "acl token list [options]";
  }

  @Override
  public String about() {
    return "Lists all tokens.";
  }
}
