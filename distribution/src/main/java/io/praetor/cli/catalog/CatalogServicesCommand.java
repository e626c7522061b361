package io.praetor.cli.catalog;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the services of the catalog. */
@CommandLine.Command
public final class CatalogServicesCommand implements Command {

  /** Between the longest name and the tags. */
  private static final int GAP = 6;

  @Mixin private KvFlags flags = new KvFlags();
  @Mixin private NodeMeta meta = new NodeMeta();

  @Option(
      names = {"-node", "--node"},
      description = "Only what this node offers; its id or name.")
  private String node = "";

  @Option(
      names = {"-tags", "--tags"},
      description = "Also show the tags.")
  private boolean tags;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    Query query = meta.addTo(flags.query(terminal));
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    AgentClient client = flags.client(terminal);
    Map<String, List<String>> services;
    try {
      services = node.isEmpty() ? ofDatacenter(client, query) : ofNode(client, query);
    } catch (IOException failure) {
      return terminal.fail(
          "Error listing services"
              + (node.isEmpty() ? "" : " for node")
              + ": "
              + failure.getMessage());
    }
    if (services.isEmpty()) {
      terminal.fail("No services match the given query - try expanding your search.");
    } else if (tags) {
      terminal.say(table(services));
    } else {
      services.keySet().forEach(terminal::say);
    }
    return OK;
  }

  private Map<String, List<String>> ofDatacenter(AgentClient client, Query query)
      throws IOException {
    byte[] answer = client.get("/v1/catalog/services", query).requireOk().body();
    Map<String, List<String>> services = new TreeMap<>();
    Json.parse(answer)
        .members()
        .forEach((name, list) -> services.put(name, list.list().stream().map(Json::text).toList()));
    return services;
  }

  /** A service with several instances has the tags of all of them. */
  private Map<String, List<String>> ofNode(AgentClient client, Query query) throws IOException {
    String path = UrlPath.below("/v1/catalog/node/", node);
    byte[] answer = client.get(path, query).requireOk().body();
    Map<String, List<String>> services = new TreeMap<>();
    for (Json instance : Json.parse(answer).get("Services").members().values()) {
      List<String> known =
          services.computeIfAbsent(instance.get("Service").text(), name -> new ArrayList<>());
      instance.get("Tags").list().forEach(tag -> known.add(tag.text()));
    }
    return services;
  }

  private static String table(Map<String, List<String>> services) {
    int width =
        services.keySet().stream().mapToInt(CatalogServicesCommand::columns).max().orElse(0);
    StringBuilder text = new StringBuilder();
    services.forEach(
        (name, list) ->
            text.append(name)
                .append(" ".repeat(width + GAP - columns(name)))
                .append(String.join(",", list.stream().sorted().toList()))
                .append('\n'));
    return text.toString().strip();
  }

  private static int columns(String name) {
    return name.codePointCount(0, name.length());
  }

  @Override
  public String usage() {
    return "catalog services [options]";
  }

  @Override
  public String about() {
    return "Lists the services of a datacenter, or of one node.";
  }
}
