package io.praetor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of the command line for the console of an agent, in the agent's own process. */
public final class ConsoleWords {

  /** They run an agent, or open a console, or go on until a signal ends them. */
  private static final Set<String> EXCLUDED = Set.of("agent", "shell", "monitor", "watch", "lock");

  private ConsoleWords() {}

  /** The first words of the commands that can be called there. */
  public static List<String> all() {
    List<String> words = new ArrayList<>(Commands.all().below("").keySet());
    words.removeAll(EXCLUDED);
    return List.copyOf(words);
  }

  /** Runs a command; nobody types, and both outputs are one. */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    return Main.run(
        words,
        new Terminal(
            InputStream.nullInputStream(), out, out, environment::get, false, action -> {}));
  }
}
