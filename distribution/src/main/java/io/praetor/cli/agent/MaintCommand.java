package io.praetor.cli.agent;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a node or a service out of service for a while, and shows which are. */
@CommandLine.Command
public final class MaintCommand implements Command {

  private static final String NODE_CHECK = "_node_maintenance";
  private static final String SERVICE_CHECK = "_service_maintenance:";

  @Mixin private ClientFlags flags = new ClientFlags();

  @Option(
      names = {"-enable", "--enable"},
      description = "Begin maintenance.")
  private boolean enable;

  @Option(
      names = {"-disable", "--disable"},
      description = "End maintenance.")
  private boolean disable;

  @Option(
      names = {"-reason", "--reason"},
      description = "Why; others read it in the check's notes.")
  private String reason = "";

  @Option(
      names = {"-service", "--service"},
      description = "Id of the service, instead of the whole node.")
  private String service = "";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (enable && disable) {
      return terminal.fail("Only one of -enable or -disable may be provided");
    } else if (!enable && !reason.isEmpty()) {
      return terminal.fail("Reason may only be provided with -enable");
    } else if (!enable && !disable && !service.isEmpty()) {
      return terminal.fail("Service requires either -enable or -disable");
    }
    AgentClient client = flags.client(terminal);
    return enable || disable ? change(client, terminal) : list(client, terminal);
  }

  private int change(AgentClient client, Terminal terminal) {
    boolean node = service.isEmpty();
    String path =
        node ? "/v1/agent/maintenance" : UrlPath.below("/v1/agent/service/maintenance/", service);
    Query query = Query.NONE.with("enable", Boolean.toString(enable)).withText("reason", reason);
    try {
      client.put(path, query, null).requireOk();
    } catch (IOException failure) {
      return terminal.fail(
          "Error %s %s maintenance: %s"
              .formatted(
                  enable ? "enabling" : "disabling",
                  node ? "node" : "service",
                  failure.getMessage()));
    }
    String now = "maintenance is now " + (enable ? "enabled" : "disabled");
    terminal.say(node ? "Node " + now : "Service " + now + " for \"" + service + "\"");
    return OK;
  }

  private static int list(AgentClient client, Terminal terminal) {
    String node;
    try {
      byte[] self = client.get("/v1/agent/self", Query.NONE).requireOk().body();
      node = Json.parse(self).get("Config").get("NodeName").text();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    try {
      byte[] checks = client.get("/v1/agent/checks", Query.NONE).requireOk().body();
      Json.parse(checks).members().values().forEach(check -> show(check, node, terminal));
    } catch (IOException failure) {
      return terminal.fail("Error getting checks: " + failure.getMessage());
    }
    return OK;
  }

  private static void show(Json check, String node, Terminal terminal) {
    String id = check.get("CheckID").text();
    if (id.equals(NODE_CHECK)) {
      terminal.say("Node:");
      terminal.say("  Name:   " + node);
    } else if (id.startsWith(SERVICE_CHECK)) {
      terminal.say("Service:");
      terminal.say("  ID:     " + check.get("ServiceID").text());
    } else {
      return;
    }
    terminal.say("  Reason: " + check.get("Notes").text());
    terminal.say("");
  }

  @Override
  public String usage() {
    return "maint [options]";
  }

  @Override
  public String about() {
    return """
        Takes a node or a service out of what DNS and the API offer, or brings it back.
        Without flags it shows what is under maintenance. An agent remembers it when it is
        started again.""";
  }
}
