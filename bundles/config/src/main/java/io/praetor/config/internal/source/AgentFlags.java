package io.praetor.config.internal.source;

import io.praetor.config.internal.schema.Key;
import io.praetor.config.internal.schema.KeyType;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.source.GoFlags.Given;
import io.praetor.config.internal.source.GoFlags.Kind;
import io.praetor.config.internal.source.GoFlags.Parsed;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags of {@code agent}. Those that stand for a key are read from the key table, so a flag and
 * its key cannot drift apart.
 *
 * @param lists raw tree of list-valued flags, which come before the files
 * @param scalars raw tree of all other flags, which come after the files
 * @param paths files and directories, in the order given
 * @param fragments pieces of HCL, which come last
 * @param format format of all files, empty to go by their extension
 */
public record AgentFlags(
    Map<String, Object> lists,
    Map<String, Object> scalars,
    List<String> paths,
    List<String> fragments,
    String format,
    boolean dev,
    boolean help) {

  /** Reads the words after {@code agent}. */
  public static AgentFlags parse(List<String> words, Schema schema) throws ConfigurationException {
    Parsed parsed = GoFlags.parse(words, name -> kind(name, schema));
    if (!parsed.help() && !parsed.rest().isEmpty()) {
      throw new ConfigurationException(
          "Unexpected extra arguments: [" + String.join(" ", parsed.rest()) + "]");
    }
    Map<String, Object> lists = new LinkedHashMap<>();
    Map<String, Object> scalars = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>();
    List<String> fragments = new ArrayList<>();
    String format = "";
    boolean dev = false;
    for (Given flag : parsed.flags()) {
      switch (flag.name()) {
        case "config-file", "config-dir" -> paths.add(flag.value());
        case "hcl" -> fragments.add(flag.value());
        case "config-format" -> format = flag.value();
        case "dev" -> dev = Boolean.parseBoolean(flag.value());
        default -> set(schema.flag(flag.name()).orElseThrow(), flag, lists, scalars);
      }
    }
    return new AgentFlags(lists, scalars, paths, fragments, format, dev, parsed.help());
  }

  /** The flags of a command line that only names files and directories. */
  public static AgentFlags files(List<String> paths, String format) {
    return new AgentFlags(Map.of(), Map.of(), paths, List.of(), format, false, false);
  }

  /** The same for files that need not make an agent: development mode demands nothing. */
  public static AgentFlags ofDevelopment(List<String> paths) {
    return new AgentFlags(Map.of(), Map.of(), paths, List.of(), "", true, false);
  }

  private static Kind kind(String name, Schema schema) {
    return switch (name) {
      case "config-file", "config-dir", "hcl", "config-format" -> Kind.TEXT;
      case "dev" -> Kind.BOOL;
      default -> schema.flag(name).map(key -> kind(key.type())).orElse(null);
    };
  }

  private static Kind kind(KeyType type) {
    return switch (type) {
      case BOOL -> Kind.BOOL;
      case INT -> Kind.INT;
      default -> Kind.TEXT;
    };
  }

  private static void set(
      Key key, Given flag, Map<String, Object> lists, Map<String, Object> scalars)
      throws ConfigurationException {
    String value = flag.value();
    switch (key.type()) {
      case BOOL -> Trees.put(scalars, key.path(), Boolean.valueOf(value));
      case INT -> Trees.put(scalars, key.path(), Long.valueOf(value));
      case LIST -> append(lists, key.path(), value);
      case MAP -> pair(scalars, key.path(), value);
      default -> Trees.put(scalars, key.path(), value);
    }
  }

  private static void append(Map<String, Object> tree, String path, String value) {
    if (Trees.get(tree, path) == null) {
      Trees.put(tree, path, new ArrayList<>());
    }
    Trees.list(Trees.get(tree, path)).add(value);
  }

  private static void pair(Map<String, Object> tree, String path, String value) {
    int colon = value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    if (Trees.get(tree, path) == null) {
      Trees.put(tree, path, new LinkedHashMap<>());
    }
    Trees.object(Trees.get(tree, path)).put(name, colon < 0 ? "" : value.substring(colon + 1));
  }
}
