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

/** Reads one key, or all keys below a prefix. */
@CommandLine.Command
public final class KvGetCommand implements Command {

  @Mixin private KvFlags flags = new KvFlags();

  @Option(
      names = {"-base64", "--base64"},
      description = "Show values in base64.")
  private boolean base64;

  @Option(
      names = {"-detailed", "--detailed"},
      description = "Show everything about a key.")
  private boolean detailed;

  @Option(
      names = {"-keys", "--keys"},
      description = "Show the names of the keys below KEY.")
  private boolean keys;

  @Option(
      names = {"-recurse", "--recurse"},
      description = "Show all keys that begin with KEY.")
  private boolean recurse;

  @Option(
      names = {"-separator", "--separator"},
      description = "With -keys: list names only up to this text behind KEY.")
  private String separator = "/";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() > 1) {
      return terminal.fail("Too many arguments (expected 1, got " + arguments.size() + ")");
    }
    String key = KvPath.withoutSlash(arguments.isEmpty() ? "" : arguments.get(0));
    if (key.isEmpty() && !keys && !recurse) {
      return terminal.fail("Error! Missing KEY argument");
    }
    Response response;
    try {
      response = flags.client(terminal).get(KvPath.of(key), query(terminal)).requireOkToRead();
    } catch (IOException failure) {
      return terminal.fail("Error querying Consul agent: " + failure.getMessage());
    }
    return show(key, response, terminal);
  }

  private Query query(Terminal terminal) {
    Query query = flags.query(terminal).withFlag("recurse", recurse && !keys);
    return keys ? query.withFlag("keys", true).withText("separator", separator) : query;
  }

  private int show(String key, Response response, Terminal terminal) throws IOException {
    if (response.isNotFound()) {
      boolean many = keys || recurse;
      return many ? OK : terminal.fail("Error! No key exists at: " + key);
    }
    if (keys) {
      KvJson.keys(response.body()).forEach(terminal::say);
      return OK;
    }
    List<KvRecord> found = KvJson.records(response.body());
    KvPrinter printer = new KvPrinter(terminal, base64);
    if (detailed) {
      printer.details(found);
    } else {
      found.forEach(recurse ? printer::keyAndValue : printer::value);
    }
    return OK;
  }

  @Override
  public String usage() {
    return "kv get [options] [KEY_OR_PREFIX]";
  }

  @Override
  public String about() {
    return "Prints the value of a key. With -recurse, every key below a prefix and its value;\n"
        + "with -keys, only the names.";
  }
}
