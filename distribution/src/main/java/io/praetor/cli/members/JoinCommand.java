package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.AgentFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets an agent join a cluster. */
@CommandLine.Command
public final class JoinCommand implements Command {

  @Mixin private AgentFlags flags = new AgentFlags();

  @Option(
      names = {"-wan", "--wan"},
      description = "Join servers of other datacenters; for servers only.")
  private boolean wan;

  @Parameters(hidden = true)
  private List<String> addresses = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (addresses.isEmpty()) {
      throw new WrongUsageException("At least one address to join must be specified.");
    }
    AgentClient client = flags.client(terminal);
    Query query = flags.query().withText("wan", wan ? "1" : "");
    int joined = 0;
    for (String address : addresses) {
      try {
        client.put(UrlPath.below("/v1/agent/join/", address), query, null).requireOk();
        joined++;
      } catch (IOException failure) {
        terminal.fail("Error joining address '" + address + "': " + failure.getMessage());
      }
    }
    if (joined == 0) {
      return terminal.fail("Failed to join any nodes.");
    }
    terminal.say("Successfully joined cluster by contacting " + joined + " nodes.");
    return OK;
  }

  @Override
  public String usage() {
    return "join [options] address ...";
  }

  @Override
  public String about() {
    return "Tells a running agent to join the cluster of the agents at these addresses. One that\n"
        + "answers is enough.";
  }
}
