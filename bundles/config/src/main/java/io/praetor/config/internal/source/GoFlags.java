package io.praetor.config.internal.source;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The command line as Go's flag package reads it: {@code -x}, {@code --x}, {@code -x=v}, {@code -x
 * v}; a bool never takes the next word. Error texts are those of that package.
 */
final class GoFlags {

  /** What a flag takes. */
  enum Kind {
    BOOL,
    INT,
    TEXT
  }

  /** One flag as given, with its checked value. */
  record Given(String name, String value) {}

  /** The flags in order, the words behind them, and whether help was asked for. */
  record Parsed(List<Given> flags, List<String> rest, boolean help) {}

  private final Function<String, Kind> kinds;
  private final List<Given> flags = new ArrayList<>();
  private final Deque<String> words;

  private GoFlags(List<String> words, Function<String, Kind> kinds) {
    this.words = new ArrayDeque<>(words);
    this.kinds = kinds;
  }

  /**
   * Reads a command line.
   *
   * @param kinds what the flag of a name takes, null for an unknown one
   */
  static Parsed parse(List<String> words, Function<String, Kind> kinds)
      throws ConfigurationException {
    GoFlags parser = new GoFlags(words, kinds);
    boolean help = parser.parse();
    return new Parsed(List.copyOf(parser.flags), List.copyOf(parser.words), help);
  }

  private boolean parse() throws ConfigurationException {
    while (!words.isEmpty() && words.peek().length() > 1 && words.peek().startsWith("-")) {
      String word = words.pop();
      if (word.equals("--")) {
        return false;
      }
      String body = word.substring(word.startsWith("--") ? 2 : 1);
      if (body.startsWith("-") || body.startsWith("=")) {
        throw new ConfigurationException("bad flag syntax: " + word);
      }
      int equals = body.indexOf('=');
      String name = equals < 0 ? body : body.substring(0, equals);
      Kind kind = kinds.apply(name);
      if (kind == null && (name.equals("h") || name.equals("help"))) {
        return true;
      }
      if (kind == null) {
        throw new ConfigurationException("flag provided but not defined: -" + name);
      }
      String value = equals < 0 ? following(name, kind) : body.substring(equals + 1);
      flags.add(new Given(name, checked(name, kind, value)));
    }
    return false;
  }

  private String following(String name, Kind kind) throws ConfigurationException {
    if (kind == Kind.BOOL) {
      return "true";
    }
    if (words.isEmpty()) {
      throw new ConfigurationException("flag needs an argument: -" + name);
    }
    return words.pop();
  }

  private static String checked(String name, Kind kind, String value)
      throws ConfigurationException {
    return switch (kind) {
      case BOOL -> bool(name, value);
      case INT -> number(name, value);
      case TEXT -> value;
    };
  }

  private static String bool(String name, String value) throws ConfigurationException {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default ->
          throw new ConfigurationException(
              "invalid boolean value \"" + value + "\" for -" + name + ": parse error");
    };
  }

  private static String number(String name, String value) throws ConfigurationException {
    try {
      return String.valueOf(Integer.decode(value));
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "invalid value \"" + value + "\" for flag -" + name + ": parse error", e);
    }
  }
}
