package io.praetor.cli.config;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Response;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the names of entries. */
@CommandLine.Command
public final class ConfigListCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-kind", "--kind"},
      description = "Kind of the entries.")
  private String kind = "";

  @Override
  public int run(Terminal terminal) throws IOException {
    if (kind.isEmpty()) {
      return terminal.fail("Must specify the -kind parameter");
    }
    Response response;
    try {
      String path = UrlPath.below("/v1/config/", kind);
      response = flags.client(terminal).get(path, flags.query(terminal)).requireOk();
    } catch (IOException failure) {
      return terminal.fail(
          "Error listing config entries for kind \"" + kind + "\": " + failure.getMessage());
    }
    for (Json entry : Json.parse(response.body()).list()) {
      // The only entry of the mesh does not say its name, which is that of its kind.
      Json name = entry.get("Name");
      terminal.say(name.isNull() ? entry.get("Kind").text() : name.text());
    }
    return OK;
  }

  @Override
  public String usage() {
    return "config list [options] -kind <config kind>";
  }

  @Override
  public String about() {
    return "Lists the names of the configuration entries of a kind.";
  }
}
