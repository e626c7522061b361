package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an intention. */
@CommandLine.Command
public final class IntentionGetCommand implements Command {

  /** RFC 850, as Go writes it. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH);

  private static final String ZERO = "0001-01-01T00:00:00Z";
  private static final String INDENT = "  ";

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.isEmpty() || arguments.size() > 2) {
      return terminal.fail("command requires exactly 1 or 2 arguments");
    }
    Optional<Json> found;
    try {
      found = find(flags.agent(terminal));
    } catch (IOException failure) {
      return terminal.fail("Error reading the intention: " + failure.getMessage());
    }
    if (found.isEmpty()) {
      return terminal.fail("Intention not found with " + wanted());
    }
    show(found.get(), terminal);
    return OK;
  }

  private Optional<Json> find(IntentionAgent agent) throws IOException {
    return arguments.size() == 1
        ? agent.find(arguments.get(0))
        : agent.find(arguments.get(0), arguments.get(1));
  }

  private String wanted() {
    String first = Quoted.of(arguments.get(0));
    return arguments.size() == 1
        ? "ID " + first
        : "source " + first + " and destination " + Quoted.of(arguments.get(1));
  }

  private static void show(Json intention, Terminal terminal) throws IOException {
    Table table = new Table("Source:", IntentionText.side(intention, "Source"));
    table.row("Destination:", IntentionText.side(intention, "Destination"));
    for (String member : List.of("Action", "ID", "Description")) {
      String text = intention.get(member).text();
      if (!text.isEmpty()) {
        table.row(member + ":", text);
      }
    }
    intention.get("Meta").texts().forEach((key, value) -> table.row("Meta[" + key + "]:", value));
    table.row("Created At:", time(intention.get("CreatedAt").text()));
    terminal.say(table.text());
    Json permissions = intention.get("Permissions");
    if (!permissions.isEmpty()) {
      byte[] written = permissions.written().getBytes(StandardCharsets.UTF_8);
      terminal.say("Permissions:\n" + JsonLayout.indented(written, INDENT));
    }
  }

  /** Go's zero is the time of what tells none. */
  private static String time(String rfc3339) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(rfc3339.isEmpty() ? ZERO : rfc3339);
      return TIME.format(time.atZoneSameInstant(ZoneId.systemDefault()));
    } catch (DateTimeException unexpected) {
      return rfc3339;
    }
  }

  @Override
  public String usage() {
    return "intention get [options] SRC DST";
  }

  @Override
  public String about() {
    return "Shows the intention between two services, or the one with an id.";
  }
}
