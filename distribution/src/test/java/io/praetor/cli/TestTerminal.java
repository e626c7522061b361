package io.praetor.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A terminal in memory. */
public final class TestTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private volatile Consumer<String> onStop = signal -> {};

  public TestTerminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public TestTerminal typing(String text) {
    input = text;
    return this;
  }

  /** A signal comes for the command that is running. */
  public void signal(String name) {
    onStop.accept(name);
  }

  /** Runs a command line; the output so far is forgotten. */
  public int run(String... args) {
    return Main.run(List.of(args), terminal());
  }

  /** Runs a command that is made already; the output so far is forgotten. */
  public int run(Command command, String... args) {
    CommandRegistry registry = new CommandRegistry().command("it", "", () -> command);
    List<String> words = new ArrayList<>(List.of("it"));
    words.addAll(List.of(args));
    Terminal terminal = terminal();
    int status = new CommandLineInterface(registry, terminal).run(words);
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }

  private Terminal terminal() {
    out.reset();
    err.reset();
    return new Terminal(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        environment::get,
        false,
        true,
        action -> onStop = action);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
