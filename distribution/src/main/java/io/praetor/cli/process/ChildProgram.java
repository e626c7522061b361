package io.praetor.cli.process;

import io.praetor.cli.Terminal;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A program that a command runs for its user, once or many times, one at a time. It writes where
 * the command writes.
 */
public final class ChildProgram {

  private static final String SHELL = "SHELL";
  private static final String DEFAULT_SHELL = "/bin/sh";

  private final List<String> words;
  private final Terminal terminal;
  private volatile ProgramOutput copied; // null where it writes there itself

  private ChildProgram(List<String> words, Terminal terminal) {
    this.words = words;
    this.terminal = terminal;
  }

  /** The words, either as one line for the user's shell, or as a program and its arguments. */
  public static ChildProgram of(List<String> words, boolean shell, Terminal terminal) {
    if (!shell) {
      return new ChildProgram(List.copyOf(words), terminal);
    }
    String chosen = terminal.environment().apply(SHELL);
    String program = chosen == null || chosen.isEmpty() ? DEFAULT_SHELL : chosen;
    return new ChildProgram(List.of(program, "-c", String.join(" ", words)), terminal);
  }

  /** Starts it without any input. */
  public Process startWithoutInput(Map<String, String> variables) throws IOException {
    return start(variables, ProcessBuilder.Redirect.from(new File("/dev/null")));
  }

  /** Starts it with this program's input. */
  public Process startWithOwnInput(Map<String, String> variables) throws IOException {
    return start(variables, ProcessBuilder.Redirect.INHERIT);
  }

  /** Starts it; the caller writes its input. */
  public Process startWithPipe(Map<String, String> variables) throws IOException {
    return start(variables, ProcessBuilder.Redirect.PIPE);
  }

  private Process start(Map<String, String> variables, ProcessBuilder.Redirect input)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectInput(input);
    if (terminal.ownStreams()) {
      builder
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT);
    } else {
      builder.redirectErrorStream(true);
    }
    builder.environment().putAll(variables);
    terminal.out().flush();
    terminal.err().flush();
    try {
      Process process = builder.start();
      copied = terminal.ownStreams() ? null : ProgramOutput.copy(process, terminal.out());
      return process;
    } catch (IOException failure) {
      throw new IOException(reason(words.get(0), failure), failure);
    }
  }

  /** What the program has written is there when this returns; to be called after its end. */
  public void awaitOutput() {
    ProgramOutput output = copied;
    if (output != null) {
      output.finish();
    }
  }

  /** As Go says that a program cannot be run. */
  private static String reason(String program, IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (!text.contains("error=2,")) {
      return "fork/exec " + program + ": " + text.substring(text.lastIndexOf(", ") + 1).strip();
    }
    return program.indexOf('/') < 0
        ? "exec: \"" + program + "\": executable file not found in $PATH"
        : "fork/exec " + program + ": no such file or directory";
  }
}
