package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.AgentFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares a failed member as left. */
@CommandLine.Command
public final class ForceLeaveCommand implements Command {

  @Mixin private AgentFlags flags = new AgentFlags();

  @Option(
      names = {"-prune", "--prune"},
      description = "Also remove it from the list of members.")
  private boolean prune;

  @Option(
      names = {"-wan", "--wan"},
      description = "Do so among the servers of all datacenters.")
  private boolean wan;

  @Parameters(hidden = true)
  private List<String> names = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (names.size() != 1) {
      throw new WrongUsageException("A single node name must be specified to force leave.");
    }
    Query query = flags.query().withText("prune", prune ? "1" : "").withText("wan", wan ? "1" : "");
    try {
      flags
          .client(terminal)
          .put(UrlPath.below("/v1/agent/force-leave/", names.get(0)), query, null)
          .requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error force leaving: " + failure.getMessage());
    }
    return OK;
  }

  @Override
  public String usage() {
    return "force-leave [options] name";
  }

  @Override
  public String about() {
    return "Declares a member that failed as left, so that nobody tries to reach it any longer. A\n"
        + "member that is alive joins again by itself.";
  }
}
