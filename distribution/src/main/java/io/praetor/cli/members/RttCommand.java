package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Estimates the round trip between two nodes from their network coordinates. */
@CommandLine.Command
public final class RttCommand implements Command {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DECIMALS = 3;

  @Mixin private ClientFlags flags = new ClientFlags();

  @Option(
      names = {"-wan", "--wan"},
      description = "Names are node.datacenter, of servers of any datacenter.")
  private boolean wan;

  @Parameters(hidden = true)
  private List<String> nodes = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (nodes.isEmpty() || nodes.size() > 2) {
      throw new WrongUsageException("One or two node names must be specified");
    }
    AgentClient client = flags.client(terminal);
    String first = nodes.get(0);
    String second = nodes.size() > 1 ? nodes.get(1) : self(client);
    CoordinatePair pair =
        wan
            ? CoordinatePair.ofServers(first, second, ask(client, "/v1/coordinate/datacenters"))
            : CoordinatePair.ofNodes(first, second, ask(client, "/v1/coordinate/nodes"));
    Optional<String> missing = pair.missing();
    if (missing.isPresent()) {
      return terminal.fail("Could not find a coordinate for node \"" + missing.get() + "\"");
    }
    terminal.say(
        "Estimated %s <-> %s rtt: %s ms (using %s coordinates)"
            .formatted(first, second, millis(pair.seconds()), wan ? "WAN" : "LAN"));
    return OK;
  }

  private String self(AgentClient client) throws IOException {
    try {
      Json config =
          Json.parse(client.get("/v1/agent/self", Query.NONE).requireOk().body()).get("Config");
      String name = config.get("NodeName").text();
      return wan ? name + "." + config.get("Datacenter").text() : name;
    } catch (IOException failure) {
      throw new IOException("Unable to look up agent info: " + failure.getMessage(), failure);
    }
  }

  private static Json ask(AgentClient client, String path) throws IOException {
    try {
      return Json.parse(client.get(path, Query.NONE).requireOk().body());
    } catch (IOException failure) {
      throw new IOException("Error getting coordinates: " + failure.getMessage(), failure);
    }
  }

  /** Through whole nanoseconds, as Consul does, and rounded as Go rounds. */
  private static String millis(double seconds) {
    long nanos = (long) (seconds * NANOS_PER_SECOND);
    return new BigDecimal(nanos / NANOS_PER_MILLI)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  @Override
  public String usage() {
    return "rtt [options] node1 [node2]";
  }

  @Override
  public String about() {
    return "Estimates how long a packet takes from one node to another and back. Without a second\n"
        + "node it is the agent's own.";
  }
}
