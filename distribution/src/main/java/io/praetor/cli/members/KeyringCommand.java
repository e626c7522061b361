package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows and changes the keys that gossip is encrypted with. */
@CommandLine.Command
public final class KeyringCommand implements Command {

  private static final String PATH = "/v1/operator/keyring";
  private static final int MAX_RELAYS = 5;

  @Mixin private ClientFlags flags = new ClientFlags();

  @Option(
      names = {"-list", "--list"},
      description = "List the installed keys.")
  private boolean list;

  @Option(
      names = {"-list-primary", "--list-primary"},
      description = "List the keys that are encrypted with.")
  private boolean listPrimary;

  @Option(
      names = {"-install", "--install"},
      description = "Install this key on all members.")
  private String install = "";

  @Option(
      names = {"-use", "--use"},
      description = "Encrypt with this key, which must be installed.")
  private String use = "";

  @Option(
      names = {"-remove", "--remove"},
      description = "Remove this key, which must not be the one in use.")
  private String remove = "";

  @Option(
      names = {"-relay-factor", "--relay-factor"},
      description = "How many other members also carry each answer, 0 to 5.")
  private int relayFactor;

  @Option(
      names = {"-local-only", "--local-only"},
      description = "With -list: ask this datacenter only.")
  private boolean localOnly;

  @Override
  public int run(Terminal terminal) throws IOException {
    long actions =
        Stream.of(list, listPrimary, !install.isEmpty(), !use.isEmpty(), !remove.isEmpty())
            .filter(asked -> asked)
            .count();
    if (actions == 0) {
      throw new WrongUsageException("");
    }
    if (actions > 1) {
      return terminal.fail("Only a single action is allowed");
    }
    if (relayFactor < 0 || relayFactor > MAX_RELAYS) {
      return terminal.fail(
          "Error parsing relay factor: Relay factor must be in range: [0, " + MAX_RELAYS + "]");
    }
    if (localOnly && !list) {
      return terminal.fail(
          "Error validating local-only: local-only can only be set for list requests");
    }
    try {
      return act(flags.client(terminal), terminal);
    } catch (IOException failure) {
      return terminal.fail("error: " + failure.getMessage());
    }
  }

  private int act(AgentClient client, Terminal terminal) throws IOException {
    Query query =
        Query.NONE
            .withText("local-only", localOnly ? "true" : "")
            .withText("relay-factor", relayFactor == 0 ? "" : Integer.toString(relayFactor));
    if (list || listPrimary) {
      say(terminal, "Gathering installed " + (list ? "" : "primary ") + "encryption keys...");
      for (Json pool : Json.parse(client.get(PATH, query).requireOk().body()).list()) {
        terminal.say(pool(pool, list ? "Keys" : "PrimaryKeys"));
      }
    } else if (!install.isEmpty()) {
      say(terminal, "Installing new gossip encryption key...");
      client.post(PATH, query, body(install)).requireOk();
    } else if (!use.isEmpty()) {
      say(terminal, "Changing primary gossip encryption key...");
      client.put(PATH, query, body(use)).requireOk();
    } else {
      say(terminal, "Removing gossip encryption key...");
      client.delete(PATH, query, body(remove)).requireOk();
    }
    return OK;
  }

  /** Shown before the answer, which takes as long as the slowest member. */
  private static void say(Terminal terminal, String what) {
    terminal.say("==> " + what);
    terminal.out().flush();
  }

  private static byte[] body(String key) {
    return ("{\"Key\":" + GoJson.quote(key) + "}\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String pool(Json pool, String keys) {
    StringBuilder text = new StringBuilder("\n");
    text.append(pool.get("WAN").isTrue() ? "WAN" : pool.get("Datacenter").text() + " (LAN)");
    String segment = pool.get("Segment").text();
    text.append(segment.isEmpty() ? "" : " [" + segment + "]").append(':');
    pool.get("Messages")
        .texts()
        .forEach((member, said) -> text.append("\n  ===> " + member + ": " + said));
    String members = pool.get("NumNodes").text();
    pool.get(keys)
        .texts()
        .forEach((key, count) -> text.append("\n  " + key + " [" + count + "/" + members + "]"));
    return text.toString();
  }

  @Override
  public String usage() {
    return "keyring [options]";
  }

  @Override
  public String about() {
    return """
        Shows or changes the keys that gossip is encrypted with, on every member of the pools
        that the asked server is in. A key is changed by -install, -use and -remove, one after
        the other.""";
  }
}
