package io.praetor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The commands of the command line for the console of an agent, in the agent's own process. */
public final class ConsoleWords {

  /** They run an agent, or open a console. */
  private static final Set<String> EXCLUDED = Set.of("agent", "shell");

  private static final String ADDRESS = "CONSUL_HTTP_ADDR";

  /** Programs may ignore SIGINT, if the agent does that starts them; see {@code Signals}. */
  private static final String SIGNAL = "TERM";

  private ConsoleWords() {}

  /** The first words of the commands that can be called there. */
  public static List<String> all() {
    List<String> words = new ArrayList<>(Commands.all().below("").keySet());
    words.removeAll(EXCLUDED);
    return List.copyOf(words);
  }

  /**
   * Runs a command; nobody types, and both outputs are one.
   *
   * @param stop takes what is to be called when the operator has enough
   */
  public static int run(
      List<String> words,
      Map<String, String> environment,
      PrintStream out,
      Consumer<Runnable> stop) {
    return Main.run(
        words,
        new Terminal(
            new NoInput(),
            out,
            out,
            name -> variable(environment, name),
            false,
            false,
            action -> stop.accept(() -> action.accept(SIGNAL))));
  }

  /** Without an address a command would ask at the usual one, where another agent may be. */
  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null && name.equals(ADDRESS)) {
      throw new NoClientException(
          new IOException(
              "this agent has no HTTP listener that commands can ask; -http-addr names another"
                  + " agent"));
    }
    return value;
  }
}
