package io.praetor.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The commands by their words. A command is made only when it is called: reading the annotations of
 * every command at each start would cost more than most commands do.
 */
final class CommandRegistry {

  /**
   * A command or, with sub-commands below it, a group.
   *
   * @param arguments what a group's usage says that its sub-commands take
   */
  record Entry(String synopsis, String arguments, Optional<Supplier<Command>> command) {}

  private final TreeMap<String, Entry> entries = new TreeMap<>();

  CommandRegistry group(String words, String synopsis) {
    return group(words, synopsis, "[options] [args]");
  }

  CommandRegistry group(String words, String synopsis, String arguments) {
    entries.put(words, new Entry(synopsis, arguments, Optional.empty()));
    return this;
  }

  CommandRegistry command(String words, String synopsis, Supplier<Command> command) {
    entries.put(words, new Entry(synopsis, "", Optional.of(command)));
    return this;
  }

  Optional<Entry> find(String words) {
    return Optional.ofNullable(entries.get(words));
  }

  /** What stands directly below these words ("" for the top), by its last word. */
  Map<String, Entry> below(String words) {
    String prefix = words.isEmpty() ? "" : words + " ";
    Map<String, Entry> found = new TreeMap<>();
    entries.forEach(
        (path, entry) -> {
          if (path.startsWith(prefix) && path.indexOf(' ', prefix.length()) < 0) {
            found.put(path.substring(prefix.length()), entry);
          }
        });
    return found;
  }
}
