package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.flags.Pairs;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes intentions. */
@CommandLine.Command
public final class IntentionCreateCommand implements Command {

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Option(
      names = {"-allow", "--allow"},
      description = "Let them connect, which is the default.")
  private boolean allow;

  @Option(
      names = {"-deny", "--deny"},
      description = "Do not let them connect.")
  private boolean deny;

  @Option(
      names = {"-file", "--file"},
      description = "Read intentions from files.")
  private boolean file;

  @Option(
      names = {"-replace", "--replace"},
      description = "Replace intentions that are there.")
  private boolean replace;

  @Option(
      names = {"-meta", "--meta"},
      description = "Metadata, key=value; may be given several times.")
  private List<String> meta = new ArrayList<>();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    Map<String, String> pairs = Pairs.of("meta", meta);
    if (allow && deny) {
      return terminal.fail("Only one of -allow or -deny may be specified.");
    }
    List<Json> intentions;
    try {
      intentions = intentions(pairs, terminal);
    } catch (IOException failure) {
      return terminal.fail("Error: " + failure.getMessage());
    }
    IntentionAgent agent = flags.agent(terminal);
    for (Json intention : intentions) {
      if (!replace || !replaced(intention, agent)) {
        create(intention, agent);
        terminal.say("Created: " + IntentionText.of(intention));
      }
    }
    return OK;
  }

  private List<Json> intentions(Map<String, String> pairs, Terminal terminal) throws IOException {
    List<Json> intentions = new ArrayList<>();
    if (file) {
      for (String path : arguments) {
        intentions.add(IntentionForm.ofFile(path, terminal));
      }
    } else if (arguments.size() == 2) {
      String action = deny ? "deny" : "allow";
      intentions.add(IntentionForm.between(arguments.get(0), arguments.get(1), action, pairs));
    } else {
      throw new IOException("Must specify two arguments: source and destination");
    }
    return intentions;
  }

  private static void create(Json intention, IntentionAgent agent) throws IOException {
    try {
      agent.create(intention);
    } catch (IOException failure) {
      throw new IOException(
          "Error creating intention "
              + Quoted.of(IntentionText.of(intention))
              + ": "
              + failure.getMessage(),
          failure);
    }
  }

  /** Whether there was one to replace. */
  private static boolean replaced(Json intention, IntentionAgent agent) throws IOException {
    String source = IntentionText.whole(intention, "Source");
    String destination = IntentionText.whole(intention, "Destination");
    String both =
        "source " + Quoted.of(source) + " and destination " + Quoted.of(destination) + ": ";
    Optional<Json> old;
    try {
      old = agent.find(source, destination);
    } catch (IOException failure) {
      throw new IOException(
          "Error looking up intention for replacement with " + both + failure.getMessage(),
          failure);
    }
    if (old.isEmpty()) {
      return false;
    }
    String id = old.get().get("ID").text();
    try {
      agent.replace(id, intention.with("ID", id));
    } catch (IOException failure) {
      throw new IOException(
          "Error replacing intention with " + both + failure.getMessage(), failure);
    }
    return true;
  }

  @Override
  public String usage() {
    return "intention create [options] SRC DST";
  }

  @Override
  public String about() {
    return "Makes an intention between two services or, with -file, one for each file. One that\n"
        + "is there already stays, unless -replace is given.";
  }
}
