package io.praetor.cli.config;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.config.internal.entry.EntryText;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an entry. */
@CommandLine.Command
public final class ConfigWriteCommand implements Command {

  private static final String INPUT = "-";

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-cas", "--cas"},
      description = "Write only if the entry's index is -modify-index.")
  private boolean cas;

  @Option(
      names = {"-modify-index", "--modify-index"},
      description = "The index for -cas.")
  private long modifyIndex;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 1) {
      return terminal.fail(
          "Must provide exactly one positional argument to specify the config entry to write");
    }
    String text;
    try {
      text = text(arguments.get(0), terminal);
    } catch (IOException failure) {
      return terminal.fail("Failed to load data: " + failure.getMessage());
    }
    try {
      return write(EntryText.of(text), terminal);
    } catch (ConfigurationException refused) {
      return terminal.fail("Failed to decode config entry input: " + refused.getMessage());
    }
  }

  private static String text(String argument, Terminal terminal) throws IOException {
    String data = argument.equals(INPUT) || argument.startsWith("@") ? argument : "@" + argument;
    return new String(ArgumentData.read(data, terminal.in()), StandardCharsets.UTF_8);
  }

  private int write(EntryText entry, Terminal terminal) throws IOException {
    String told = entry.kind() + "/" + entry.name();
    Query query = flags.query(terminal);
    Response response;
    try {
      response =
          flags
              .client(terminal)
              .put(
                  "/v1/config",
                  cas ? query.with("cas", Long.toUnsignedString(modifyIndex)) : query,
                  entry.json().getBytes(StandardCharsets.UTF_8))
              .requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error writing config entry " + told + ": " + failure.getMessage());
    }
    if (!response.isTrue()) {
      return terminal.fail("Config entry not updated: " + told);
    }
    terminal.say("Config entry written: " + told);
    return OK;
  }

  @Override
  public String usage() {
    return "config write [options] <configuration>";
  }

  @Override
  public String about() {
    return "Writes a configuration entry from a file, or from standard input (-), in HCL or JSON.";
  }
}
