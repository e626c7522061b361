package io.praetor.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What a command reads and writes. {@code environment} gives null for a variable not set; {@code
 * interactive} says that a person types the input; {@code ownStreams}, that these are the streams
 * of the process, which programs that a command starts inherit; {@code signals} brings those that
 * ask to stop.
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    UnaryOperator<String> environment,
    boolean interactive,
    boolean ownStreams,
    Signals signals) {

  /** The start script knows; what the JDK says about it changed with version 22. */
  private static final String TERMINAL_PROPERTY = "praetor.terminal";

  private static final int BUFFER_BYTES = 8192;

  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System::getenv,
        Boolean.getBoolean(TERMINAL_PROPERTY),
        true,
        Signals.OF_PROCESS);
  }

  /** UTF-8 whatever the locale says: keys and values are bytes on their way through. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * To be called before a program is started that is to read the input.
   *
   * @throws IOException there is none that it could inherit
   */
  public void requireInput() throws IOException {
    if (!ownStreams) {
      throw new IOException(NoInput.REASON);
    }
  }

  /** A line of result, seen at once by who follows a command that goes on. */
  public void show(String line) {
    say(line);
    out.flush();
  }

  /** A complaint of a command that goes on. */
  public void complain(String line) {
    fail(line);
    err.flush();
  }

  /** A line of result; always {@code \n}. */
  public void say(String line) {
    out.print(line);
    out.print('\n');
  }

  /** A line that says what went wrong. Returns the status for a command that failed. */
  public int fail(String line) {
    err.print(line);
    err.print('\n');
    return Command.FAILED;
  }
}
