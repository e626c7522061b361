package io.praetor.cli.kv;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.GoJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a tree of keys as JSON that {@code kv import} reads. */
@CommandLine.Command
public final class KvExportCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() > 1) {
      return terminal.fail("Too many arguments (expected 1, got " + arguments.size() + ")");
    }
    String prefix = KvPath.withoutSlash(arguments.isEmpty() ? "" : arguments.get(0));
    Query query = flags.query(terminal).withFlag("recurse", true);
    Response response;
    try {
      response = flags.client(terminal).get(KvPath.of(prefix), query).requireOkToRead();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    print(response.isNotFound() ? List.of() : KvJson.records(response.body()), terminal);
    return OK;
  }

  private static void print(List<KvRecord> records, Terminal terminal) {
    StringBuilder json = new StringBuilder("[");
    for (KvRecord found : records) {
      json.append(json.length() > 1 ? ",\n\t{" : "\n\t{");
      json.append("\n\t\t\"key\": ").append(GoJson.quote(found.key()));
      json.append(",\n\t\t\"flags\": ").append(Long.toUnsignedString(found.flags()));
      json.append(",\n\t\t\"value\": \"");
      json.append(Base64.getEncoder().encodeToString(found.value())).append("\"\n\t}");
    }
    terminal.say(json.append(records.isEmpty() ? "]" : "\n]").toString());
  }

  @Override
  public String usage() {
    return "kv export [KEY_OR_PREFIX]";
  }

  @Override
  public String about() {
    return "Prints every key that begins with a prefix, its flags and its value in base64, as\n"
        + "JSON that 'kv import' reads.";
  }
}
