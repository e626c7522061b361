package io.praetor.cli.catalog;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the nodes of the catalog. */
@CommandLine.Command
public final class CatalogNodesCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();
  @Mixin private NodeMeta meta = new NodeMeta();

  @Option(
      names = {"-detailed", "--detailed"},
      description = "Also show tagged addresses and metadata.")
  private boolean detailed;

  @Option(
      names = {"-near", "--near"},
      description = "Nearest to this node first; _agent is the agent's own.")
  private String near = "";

  @Option(
      names = {"-service", "--service"},
      description = "Only nodes that offer this service.")
  private String service = "";

  @Option(
      names = {"-filter", "--filter"},
      description = "Only nodes for which this expression holds; @FILE and - are read.")
  private String filter = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    Query query = query(terminal);
    boolean all = service.isEmpty();
    String path = all ? "/v1/catalog/nodes" : UrlPath.below("/v1/catalog/service/", service);
    List<Json> nodes;
    try {
      nodes = Json.parse(flags.client(terminal).get(path, query).requireOk().body()).list();
    } catch (IOException failure) {
      return terminal.fail(
          "Error listing nodes" + (all ? "" : " for service") + ": " + failure.getMessage());
    }
    if (nodes.isEmpty()) {
      terminal.fail("No nodes match the given query - try expanding your search.");
      return OK;
    }
    terminal.say((detailed ? details(nodes, all ? "Meta" : "NodeMeta") : overview(nodes)).text());
    return OK;
  }

  private Query query(Terminal terminal) throws IOException, FlagException {
    return meta.addTo(flags.query().withText("filter", filter(terminal)).withText("near", near));
  }

  private String filter(Terminal terminal) throws IOException {
    try {
      return new String(ArgumentData.read(filter, terminal.in()), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IOException("Could not process filter argument: " + failure.getMessage(), failure);
    }
  }

  private static Table overview(List<Json> nodes) {
    Table table = new Table("Node", "ID", "Address", "DC");
    for (Json node : nodes) {
      String id = node.get("ID").text();
      int dash = id.indexOf('-');
      table.row(
          node.get("Node").text(),
          dash > 0 ? id.substring(0, dash) : id,
          node.get("Address").text(),
          node.get("Datacenter").text());
    }
    return table;
  }

  private static Table details(List<Json> nodes, String meta) {
    Table table = new Table("Node", "ID", "Address", "DC", "TaggedAddresses", "Meta");
    for (Json node : nodes) {
      table.row(
          node.get("Node").text(),
          node.get("ID").text(),
          node.get("Address").text(),
          node.get("Datacenter").text(),
          pairs(node.get("TaggedAddresses").texts()),
          pairs(node.get(meta).texts()));
    }
    return table;
  }

  private static String pairs(Map<String, String> map) {
    return map.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String usage() {
    return "catalog nodes [options]";
  }

  @Override
  public String about() {
    return "Lists the nodes of a datacenter's catalog.";
  }
}
