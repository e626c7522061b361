package io.praetor.cli.acl;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Gives an agent a token to work with. */
@CommandLine.Command
public final class AgentTokenCommand implements Command {

  private static final String PATH = "/v1/agent/token/";

  /** What the agent calls the types; the second name is that of older agents. */
  private static final Map<String, List<String>> TYPES =
      new TreeMap<>(
          Map.of(
              "default", List.of("default", "acl_token"),
              "agent", List.of("agent", "acl_agent_token"),
              "recovery", List.of("agent_recovery", "agent_master"),
              "master", List.of("agent_master", "agent_recovery"),
              "replication", List.of("replication", "acl_replication_token"),
              "config_file_service_registration", List.of("config_file_service_registration"),
              "dns", List.of("dns")));

  @Mixin private AclFlags flags = new AclFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    List<String> arguments = flags.arguments();
    if (arguments.isEmpty()) {
      return terminal.fail("Error! Missing TYPE and TOKEN arguments");
    } else if (arguments.size() == 1) {
      return terminal.fail(
          TYPES.containsKey(arguments.get(0))
              ? "Error! Missing TOKEN argument"
              : "Error! MISSING TYPE argument");
    } else if (arguments.size() > 2) {
      return terminal.fail("Error! Too many arguments: expected 2 got " + arguments.size());
    }
    String type = arguments.get(0);
    String token;
    try {
      token = ArgumentData.text(arguments.get(1), terminal.in());
    } catch (IOException failure) {
      return terminal.fail("Error! " + failure.getMessage());
    }
    AclAgent agent = flags.agent(terminal);
    if (!TYPES.containsKey(type)) {
      return terminal.fail("Unknown token type");
    }
    Json body = Json.object().with("Token", token);
    Attempt.doing(
        "Failed to set ACL token " + Quoted.of(type), () -> set(agent, TYPES.get(type), body));
    terminal.say("ACL token " + Quoted.of(type) + " set successfully");
    return OK;
  }

  private static void set(AclAgent agent, List<String> names, Json body) throws IOException {
    int last = names.size() - 1;
    for (String name : names.subList(0, last)) {
      if (agent.putIfKnown(PATH + name, body)) {
        return;
      }
    }
    agent.replace(PATH + names.get(last), body);
  }

  @Override
  public String usage() {
    return "acl set-agent-token [options] TYPE TOKEN";
  }

  @Override
  public String about() {
    return """
        Gives an agent a token to work with. TYPE is default (for requests without a token),
        agent, recovery, replication, dns or config_file_service_registration; TOKEN is the
        secret, @FILE, or - for standard input.""";
  }
}
