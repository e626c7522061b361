package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends an event to all members. */
@CommandLine.Command
public final class EventCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();

  @Option(
      names = {"-datacenter", "--datacenter"},
      description = "Datacenter to send to.")
  private String datacenter = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the event.")
  private String name = "";

  @Option(
      names = {"-node", "--node"},
      description = "Only for nodes whose name this regular expression is found in.")
  private String node = "";

  @Option(
      names = {"-service", "--service"},
      description = "Only for nodes with a service that this regular expression is found in.")
  private String service = "";

  @Option(
      names = {"-tag", "--tag"},
      description = "Only for services with a tag that this is found in; needs -service.")
  private String tag = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    checkArguments();
    AgentClient client = flags.client(terminal);
    try {
      client.get("/v1/agent/self", Query.NONE).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    try {
      terminal.say("Event ID: " + fire(client));
      return OK;
    } catch (IOException failure) {
      return terminal.fail("Error firing event: " + failure.getMessage());
    }
  }

  private void checkArguments() throws IOException {
    if (name.isEmpty()) {
      throw new WrongUsageException("Event name must be specified");
    }
    RegexText.compile("node filter", node);
    RegexText.compile("service filter", service);
    RegexText.compile("tag filter", tag);
    if (!tag.isEmpty() && service.isEmpty()) {
      throw new IOException("Cannot provide tag filter without service filter.");
    }
    if (arguments.size() > 1) {
      throw new WrongUsageException("Too many command line arguments.");
    }
  }

  private String fire(AgentClient client) throws IOException {
    Query query =
        Query.NONE
            .withText("dc", datacenter)
            .withText("node", node)
            .withText("service", service)
            .withText("tag", tag);
    byte[] payload = arguments.isEmpty() ? null : arguments.get(0).getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        client.put(UrlPath.below("/v1/event/fire/", name), query, payload).requireOk().body();
    return Json.parse(answer).get("ID").text();
  }

  @Override
  public String usage() {
    return "event [options] [payload]";
  }

  @Override
  public String about() {
    return "Sends an event with a name and a few bytes to the agents of a datacenter, and prints\n"
        + "its id.";
  }
}
