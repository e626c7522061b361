package io.praetor.cli.kv;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one key, perhaps only if it has not changed, perhaps with a lock. */
@CommandLine.Command
public final class KvPutCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-acquire", "--acquire"},
      description = "Lock the key for the session.")
  private boolean acquire;

  @Option(
      names = {"-base64", "--base64"},
      description = "DATA is base64.")
  private boolean base64;

  @Option(
      names = {"-cas", "--cas"},
      description = "Write only if the key's index is -modify-index (0: only if there is none).")
  private boolean cas;

  @Option(
      names = {"-flags", "--flags"},
      description = "A number to keep with the key.")
  private long userFlags;

  @Option(
      names = {"-modify-index", "--modify-index"},
      description = "The index for -cas.")
  private long modifyIndex;

  @Option(
      names = {"-release", "--release"},
      description = "Give the session's lock back.")
  private boolean release;

  @Option(
      names = {"-session", "--session"},
      description = "Session for -acquire and -release.")
  private String session = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      return terminal.fail("Error! Missing KEY argument");
    } else if (arguments.size() > 2) {
      return terminal.fail(
          "Error! Too many arguments (expected 1 or 2, got " + arguments.size() + ")");
    } else if ((acquire || release) && session.isEmpty()) {
      return terminal.fail("Error! Missing -session (required with -acquire and -release)");
    }
    String key = arguments.get(0);
    if (key.startsWith("/")) {
      return terminal.fail(
          "Error! Failed writing data: Invalid key. Key must not begin with a '/': " + key);
    }
    byte[] data;
    try {
      data = data(terminal);
    } catch (IOException failure) {
      return terminal.fail("Error! " + failure.getMessage());
    }
    return write(key, data, terminal);
  }

  private byte[] data(Terminal terminal) throws IOException {
    byte[] given = ArgumentData.read(arguments.size() < 2 ? "" : arguments.get(1), terminal.in());
    if (!base64) {
      return given;
    }
    GoBase64 decoded = GoBase64.decode(new String(given, StandardCharsets.ISO_8859_1));
    if (decoded.isFaulty()) {
      // Consul complains and goes on with what it could read.
      terminal.fail("Error! Cannot base 64 decode data: " + decoded.fault());
    }
    return decoded.bytes();
  }

  private int write(String key, byte[] data, Terminal terminal) throws IOException {
    Response response;
    try {
      response =
          flags.client(terminal).put(KvPath.of(key), query(terminal), data).requireOkToWrite();
    } catch (IOException failure) {
      String what = cas ? "Did not write to " + key : "Failed writing data";
      return terminal.fail("Error! " + what + ": " + failure.getMessage());
    }
    if (!response.isTrue()) {
      return terminal.fail("Error! " + refusal(key));
    }
    terminal.say("Success! " + success(key));
    return OK;
  }

  private Query query(Terminal terminal) {
    Query query = flags.query(terminal);
    if (userFlags != 0) {
      query = query.with("flags", Long.toUnsignedString(userFlags));
    }
    if (cas) {
      return query.with("cas", Long.toUnsignedString(modifyIndex));
    } else if (acquire) {
      return query.with("acquire", session);
    }
    return release ? query.with("release", session) : query;
  }

  private String refusal(String key) {
    if (cas) {
      return "Did not write to "
          + key
          + (modifyIndex == 0
              ? ": CAS performed with index=0 and key already exists."
              : ": CAS failed");
    } else if (acquire) {
      return "Did not acquire lock";
    }
    return release ? "Did not release lock" : "Did not write to " + key;
  }

  private String success(String key) {
    if (!cas && acquire) {
      return "Lock acquired on: " + key;
    }
    return !cas && release ? "Lock released on: " + key : "Data written to: " + key;
  }

  @Override
  public String usage() {
    return "kv put [options] KEY [DATA]";
  }

  @Override
  public String about() {
    return "Writes DATA to KEY. DATA may be @FILE, or - for standard input; without DATA the\n"
        + "value is empty.";
  }
}
