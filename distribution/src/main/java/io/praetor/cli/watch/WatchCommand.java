package io.praetor.cli.watch;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.process.ChildProgram;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.watch.WatchQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how something is now, or runs a program whenever it changes. */
@CommandLine.Command
public final class WatchCommand implements Command {

  private static final Set<String> OF_CONSUL_ONLY =
      Set.of("connect_roots", "connect_leaf", "agent_service");
  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

  @Mixin private ClientFlags flags = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-type", "--type"},
      description = "What to watch: key, keyprefix, services, nodes, service, checks or event.")
  private String type = "";

  @Option(
      names = {"-key", "--key"},
      description = "Key, for type key.")
  private String key = "";

  @Option(
      names = {"-prefix", "--prefix"},
      description = "Prefix of keys, for type keyprefix.")
  private String prefix = "";

  @Option(
      names = {"-service", "--service"},
      description = "Service, for types service and checks.")
  private String service = "";

  @Option(
      names = {"-tag", "--tag"},
      description = "Tag of the service; may be given several times. For type service.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = {"-passingonly", "--passingonly"},
      description = "true for healthy instances only, for type service.")
  private String passingOnly = "";

  @Option(
      names = {"-shell", "--shell"},
      description = "Run the program by a shell: SHELL, or /bin/sh.")
  private boolean shell = true;

  @Option(
      names = {"-state", "--state"},
      description = "State of checks, for type checks.")
  private String state = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of events, for type event.")
  private String name = "";

  @Option(
      names = {"-filter", "--filter"},
      description = "Expression that selects elements; not for keys and events.")
  private String filter = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (type.isEmpty()) {
      throw new WrongUsageException("Watch type must be specified");
    }
    if (OF_CONSUL_ONLY.contains(type)) {
      return terminal.fail("Type " + type + " is not supported in the CLI tool");
    }
    WatchQuery query;
    try {
      query = WatchQuery.of(parameters());
    } catch (ConfigurationException wrong) {
      return terminal.fail(wrong.getMessage());
    }
    AgentClient client = flags.client(terminal);
    try {
      Response unused = client.get("/v1/status/leader", Query.NONE).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    return new WatchLoop(client, query, listener(terminal), terminal).run();
  }

  private WatchListener listener(Terminal terminal) {
    return arguments.isEmpty()
        ? new PrintedOnce(terminal)
        : new ToldProgram(ChildProgram.of(arguments, shell, terminal), terminal);
  }

  private Map<String, Object> parameters() throws ConfigurationException {
    Map<String, Object> parameters = new HashMap<>();
    Map.of(
            "type", type,
            "datacenter", server.datacenter(),
            "key", key,
            "prefix", prefix,
            "service", service,
            "state", state,
            "name", name,
            "filter", filter)
        .forEach(
            (parameter, value) -> {
              if (!value.isEmpty()) {
                parameters.put(parameter, value);
              }
            });
    if (!tags.isEmpty()) {
      parameters.put("tag", tags);
    }
    if (server.stale()) {
      parameters.put("stale", true);
    }
    if (!passingOnly.isEmpty()) {
      parameters.put("passingonly", passingOnly());
    }
    return parameters;
  }

  private boolean passingOnly() throws ConfigurationException {
    if (!TRUE.contains(passingOnly) && !FALSE.contains(passingOnly)) {
      throw new ConfigurationException(
          "Failed to parse passingonly flag: strconv.ParseBool: parsing \""
              + passingOnly
              + "\": invalid syntax");
    }
    return TRUE.contains(passingOnly);
  }

  @Override
  public String usage() {
    return "watch [options] [child...]";
  }

  @Override
  public String about() {
    return "Prints what an agent knows of something, as JSON. With a program: runs it now and\n"
        + "whenever that changes, with the JSON as its input and the index in CONSUL_INDEX.";
  }
}
