package io.praetor.cli.kv;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the keys that {@code kv export} printed. */
@CommandLine.Command
public final class KvImportCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-prefix", "--prefix"},
      description = "Put this in front of every key.")
  private String prefix = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      return terminal.fail("Error! Missing DATA argument");
    } else if (arguments.size() > 1) {
      return terminal.fail("Too many arguments (expected 1, got " + arguments.size() + ")");
    }
    byte[] data;
    try {
      data = ArgumentData.read(arguments.get(0), terminal.in());
    } catch (IOException failure) {
      return terminal.fail("Error! " + failure.getMessage());
    }
    AgentClient client = flags.client(terminal);
    for (Map<String, String> entry : KvJson.exported(new String(data, StandardCharsets.UTF_8))) {
      int status = write(entry, client, terminal);
      if (status != OK) {
        return status;
      }
    }
    return OK;
  }

  private int write(Map<String, String> entry, AgentClient client, Terminal terminal) {
    String key = prefixed(entry.getOrDefault("key", ""));
    GoBase64 value = GoBase64.decode(entry.getOrDefault("value", ""));
    if (value.isFaulty()) {
      return terminal.fail(
          "Error base 64 decoding value for key " + entry.get("key") + ": " + value.fault());
    }
    String userFlags = entry.getOrDefault("flags", "0");
    Query query = flags.query(terminal).withText("flags", userFlags.equals("0") ? "" : userFlags);
    try {
      client.put(KvPath.of(key), query, value.bytes()).requireOkToWrite();
    } catch (IOException failure) {
      return terminal.fail(
          "Error! Failed writing data for key " + key + ": " + failure.getMessage());
    }
    terminal.say("Imported: " + key);
    return OK;
  }

  /** One slash between prefix and key. */
  private String prefixed(String key) {
    if (prefix.isEmpty()) {
      return key;
    }
    return prefix.endsWith("/") ? prefix + key : prefix + "/" + key;
  }

  @Override
  public String usage() {
    return "kv import [DATA]";
  }

  @Override
  public String about() {
    return "Writes the keys in DATA, which is JSON from 'kv export', @FILE, or - for standard\n"
        + "input.";
  }
}
