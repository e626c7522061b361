package io.praetor.cli.agent;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets an agent read its configuration again. */
@CommandLine.Command
public final class ReloadCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    try {
      flags.client(terminal).put("/v1/agent/reload", Query.NONE, null).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error reloading: " + failure.getMessage());
    }
    terminal.say("Configuration reload triggered");
    return OK;
  }

  @Override
  public String usage() {
    return "reload [options]";
  }

  @Override
  public String about() {
    return "Tells an agent to read its configuration again. What cannot change while it runs\n"
        + "keeps its value; the agent's log names it.";
  }
}
