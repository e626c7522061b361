package io.praetor.cli.config;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Deletes an entry. */
@CommandLine.Command
public final class ConfigDeleteCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();
  @Mixin private EntryFlags entry = new EntryFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    Optional<String> missing = entry.missing();
    if (missing.isPresent()) {
      return terminal.fail(missing.get());
    }
    try {
      Response unused =
          flags.client(terminal).delete(entry.path(), flags.query(terminal)).requireOk();
    } catch (IOException failure) {
      return terminal.fail(
          "Error deleting config entry " + entry.told() + ": " + failure.getMessage());
    }
    terminal.say("Config entry deleted: " + entry.told());
    return OK;
  }

  @Override
  public String usage() {
    return "config delete [options] -kind <config kind> -name <config name>";
  }

  @Override
  public String about() {
    return "Deletes a configuration entry. One that others depend on stays.";
  }
}
