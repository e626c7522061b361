package io.praetor.cli.agent;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Cancellation;
import io.praetor.cli.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an agent's log as it is written, until a signal or the agent ends it. */
@CommandLine.Command
public final class MonitorCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();

  @Option(
      names = {"-log-level", "--log-level"},
      description = "Lowest level to show: trace, debug, info, warn or error.")
  private String level = "INFO";

  @Option(
      names = {"-log-json", "--log-json"},
      description = "Show lines as JSON.")
  private boolean json;

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Query query = Query.NONE.withText("logjson", json ? "true" : "").withText("loglevel", level);
    AgentClient client = flags.client(terminal);
    Cancellation enough = new Cancellation();
    terminal.signals().onStop(signal -> enough.cancel());
    try {
      client.stream("/v1/agent/monitor", query, line -> show(line, terminal), enough);
    } catch (IOException failure) {
      if (enough.isCancelled()) {
        return OK;
      }
      return terminal.fail(
          "Error starting " + (json ? "JSON " : "") + "monitor: " + failure.getMessage());
    }
    if (enough.isCancelled()) {
      return OK; // a person who has seen enough has not failed
    }
    terminal.say("");
    terminal.say("Remote side ended the monitor! This usually means that the");
    terminal.say("remote side has exited or crashed.");
    return FAILED;
  }

  private static void show(String line, Terminal terminal) {
    terminal.say(line.isEmpty() ? " " : line);
    terminal.out().flush();
  }

  @Override
  public String usage() {
    return "monitor [options]";
  }

  @Override
  public String about() {
    return "Shows what an agent logs from now on, until a signal or the agent ends it; also lines of\n"
        + "lower levels, which the agent's own log leaves out. Earlier lines are in the agent's log.";
  }
}
