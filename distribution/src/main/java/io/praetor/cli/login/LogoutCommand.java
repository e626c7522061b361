package io.praetor.cli.login;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Gives a token of a login back. */
@CommandLine.Command
public final class LogoutCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!flags.arguments().isEmpty()) {
      return terminal.fail("Should have no non-flag arguments.");
    }
    AclAgent agent = flags.agent(terminal);
    Attempt.doing("Error destroying token", () -> agent.post("/v1/acl/logout"));
    return OK;
  }

  @Override
  public String usage() {
    return "logout [options]";
  }

  @Override
  public String about() {
    return "Deletes the token that is shown to the agent, which must come from a login.";
  }
}
