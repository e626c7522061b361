package io.praetor.cli.config;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows an entry. */
@CommandLine.Command
public final class ConfigReadCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();
  @Mixin private EntryFlags entry = new EntryFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    Optional<String> missing = entry.missing();
    if (missing.isPresent()) {
      return terminal.fail(missing.get());
    }
    Response response;
    try {
      response = flags.client(terminal).get(entry.path(), flags.query(terminal)).requireOk();
    } catch (IOException failure) {
      return terminal.fail(
          "Error reading config entry " + entry.told() + ": " + failure.getMessage());
    }
    terminal.say(JsonLayout.indented(response.body()));
    return OK;
  }

  @Override
  public String usage() {
    return "config read [options] -kind <config kind> -name <config name>";
  }

  @Override
  public String about() {
    return "Shows a configuration entry as JSON.";
  }
}
