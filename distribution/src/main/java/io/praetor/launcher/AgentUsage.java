package io.praetor.launcher;

import io.praetor.config.internal.AgentConfigurations;
import io.praetor.config.internal.AgentConfigurations.Outcome;
import io.praetor.config.internal.schema.Key;
import io.praetor.config.internal.schema.KeyType;
import io.praetor.config.internal.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code agent -help} prints. The configuration owns the flags and is asked for them only here
 * and after a failure, so that a good start does not pay for it.
 */
final class AgentUsage {

  private static final Set<String> HELP = Set.of("-h", "--h", "-help", "--help");

  private AgentUsage() {}

  /** Whether the arguments ask for help; a value that looks like it does not. */
  static boolean isAskedFor(List<String> args) {
    if (args.stream().noneMatch(HELP::contains)) {
      return false;
    }
    Outcome words = AgentConfigurations.flags(args);
    return words.usage() && words.error().isEmpty();
  }

  /** Whether the flags themselves are wrong, which calls for the usage and not for a log. */
  static boolean isMisunderstood(List<String> args) {
    Outcome words = AgentConfigurations.flags(args);
    return words.usage() && words.error().isPresent();
  }

  static String text() {
    StringBuilder text = new StringBuilder("Usage: consul agent [options]\n\n");
    text.append("  Runs an agent until it is told to stop.\n\nOptions:\n");
    flags()
        .forEach((flag, what) -> text.append("\n  -").append(flag).append("\n     ").append(what));
    return text.append('\n').toString();
  }

  private static Map<String, String> flags() {
    Map<String, String> flags = new TreeMap<>();
    flags.put("config-dir=<value>", "Read every *.json and *.hcl file in this directory.");
    flags.put("config-file=<value>", "Read this file.");
    flags.put("config-format=<value>", "Format of files whose name does not tell: json or hcl.");
    flags.put("dev", "Run a server alone, in memory, for development.");
    flags.put("hcl=<value>", "A piece of configuration in HCL.");
    for (Key key : Schema.load().agentKeys()) {
      if (!key.flag().isEmpty()) {
        boolean isBool = key.type() == KeyType.BOOL;
        flags.put(key.flag() + (isBool ? "" : "=<value>"), "Configuration key " + key.path() + ".");
      }
    }
    return flags;
  }
}
