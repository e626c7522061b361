package io.praetor.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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

  /** What to add below a word once somebody looks there. */
  private final Map<String, Consumer<CommandRegistry>> later = new HashMap<>();

  CommandRegistry group(String words, String synopsis) {
    return group(words, synopsis, "[options] [args]");
  }

  CommandRegistry group(String words, String synopsis, String arguments) {
    entries.put(words, new Entry(synopsis, arguments, Optional.empty()));
    return this;
  }

  /** A group whose many commands only those are to pay for who call one. */
  CommandRegistry group(String word, String synopsis, Consumer<CommandRegistry> below) {
    later.put(word, below);
    return group(word, synopsis);
  }

  CommandRegistry command(String words, String synopsis, Supplier<Command> command) {
    entries.put(words, new Entry(synopsis, "", Optional.of(command)));
    return this;
  }

  Optional<Entry> find(String words) {
    addBelow(words);
    return Optional.ofNullable(entries.get(words));
  }

  /** What stands directly below these words ("" for the top), by its last word. */
  Map<String, Entry> below(String words) {
    addBelow(words);
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

  private void addBelow(String words) {
    int end = words.indexOf(' ');
    Consumer<CommandRegistry> missing = later.remove(end < 0 ? words : words.substring(0, end));
    if (missing != null) {
      missing.accept(this);
    }
  }
}
