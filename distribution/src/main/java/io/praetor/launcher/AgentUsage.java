package io.praetor.launcher;

import io.praetor.config.internal.AgentConfigurations;
import io.praetor.config.internal.AgentConfigurations.Outcome;
import io.praetor.config.internal.schema.Key;
import io.praetor.config.internal.schema.KeyType;
import io.praetor.config.internal.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code agent -help} prints. The configuration owns the flags and is asked for them only here
 * and after a failure, so that a good start does not pay for it.
 */
final class AgentUsage {

  private static final String VALUE = "=<value>";
  private static final String WORDS = "agent-flags.properties";

  /** Flags that stand for no key of the configuration, and what follows them. */
  private static final Map<String, String> BEYOND_KEYS =
      Map.of(
          "config-dir", VALUE, "config-file", VALUE, "config-format", VALUE, "dev", "", "hcl", VALUE);

  /** Words that follow the flags are refused without the usage, as Consul does. */
  private static final String EXTRA_WORDS = "Unexpected extra arguments";

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
    return words.usage()
        && words.error().filter(reason -> !reason.startsWith(EXTRA_WORDS)).isPresent();
  }

  static String text() {
    StringBuilder text = new StringBuilder("Usage: consul agent [options]\n\n");
    text.append("  Runs an agent until it is told to stop.\n\nOptions:\n");
    flags()
        .forEach((flag, what) -> text.append("\n  -").append(flag).append("\n     ").append(what));
    return text.append('\n').toString();
  }

  /** Every flag as it is written, and what it is for. */
  private static Map<String, String> flags() {
    Properties words = words();
    Map<String, String> flags = new TreeMap<>();
    BEYOND_KEYS.forEach((flag, value) -> flags.put(flag + value, words.getProperty(flag)));
    for (Key key : Schema.load().agentKeys()) {
      if (!key.flag().isEmpty()) {
        String value = key.type() == KeyType.BOOL ? "" : VALUE;
        String otherwise = "Configuration key " + key.path() + ".";
        flags.put(key.flag() + value, words.getProperty(key.flag(), otherwise));
      }
    }
    return flags;
  }

  private static Properties words() {
    Properties words = new Properties();
    try (InputStream in = AgentUsage.class.getResourceAsStream(WORDS)) {
      words.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }
}
