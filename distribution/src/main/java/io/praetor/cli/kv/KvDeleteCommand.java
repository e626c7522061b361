package io.praetor.cli.kv;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes one key, or all keys below a prefix. */
@CommandLine.Command
public final class KvDeleteCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-cas", "--cas"},
      description = "Remove only if the key's index is -modify-index.")
  private boolean cas;

  @Option(
      names = {"-modify-index", "--modify-index"},
      description = "The index for -cas.")
  private long modifyIndex;

  @Option(
      names = {"-recurse", "--recurse"},
      description = "Remove all keys that begin with KEY.")
  private boolean recurse;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() > 1) {
      return terminal.fail("Error! Too many arguments (expected 1, got " + arguments.size() + ")");
    }
    String key = KvPath.withoutSlash(arguments.isEmpty() ? "" : arguments.get(0));
    if (arguments.isEmpty() || (key.isEmpty() && !recurse)) {
      return terminal.fail("Error! Missing KEY argument");
    }
    return conflict().isEmpty() ? delete(key, terminal) : terminal.fail(conflict());
  }

  private String conflict() {
    if (!cas && modifyIndex != 0) {
      return "Cannot specify -modify-index without -cas!";
    } else if (cas && recurse) {
      return "Cannot specify both -cas and -recurse!";
    } else if (cas && modifyIndex == 0) {
      return "Cannot delete a key that does not exist. Provide a -modify-index greater than than 0.";
    }
    return "";
  }

  private int delete(String key, Terminal terminal) throws IOException {
    Response response;
    try {
      response = flags.client(terminal).delete(KvPath.of(key), query(terminal)).requireOkToWrite();
    } catch (IOException failure) {
      String what = recurse ? "prefix " : "key ";
      return terminal.fail("Error! Did not delete " + what + key + ": " + failure.getMessage());
    }
    if (cas && !response.isTrue()) {
      return terminal.fail("Error! Did not delete key " + key + ": CAS failed");
    }
    terminal.say("Success! Deleted " + (recurse ? "keys with prefix: " : "key: ") + key);
    return OK;
  }

  private Query query(Terminal terminal) {
    Query query = flags.query(terminal).withFlag("recurse", recurse);
    return cas ? query.with("cas", Long.toUnsignedString(modifyIndex)) : query;
  }

  @Override
  public String usage() {
    return "kv delete [options] KEY_OR_PREFIX";
  }

  @Override
  public String about() {
    return "Removes a key or, with -recurse, every key that begins with a prefix. A key that is\n"
        + "not there is no error.";
  }
}
