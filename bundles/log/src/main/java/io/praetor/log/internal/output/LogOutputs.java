package io.praetor.log.internal.output;

import io.praetor.log.internal.line.LogLevel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The agent's log while this bundle runs: stands between the loggers and the handler that was there
 * before. Thread-safe; outputs are written to by one thread.
 */
public final class LogOutputs {

  private final Logger root = Logger.getLogger("");
  private final Levels levels = new Levels();
  private final List<Output> outputs = new CopyOnWriteArrayList<>();
  private final Set<Output> failing = ConcurrentHashMap.newKeySet();
  private final LineQueue queue = new LineQueue(this::write);
  private final Handler console; // null when there was none
  private volatile LogLevel level;

  /**
   * Takes over from a handler.
   *
   * @param console the handler of the root logger, or null
   * @param formatter for the console
   */
  public LogOutputs(Handler console, Formatter formatter, LogLevel level) {
    this.console = console;
    this.level = level;
    if (console != null) {
      outputs.add(new ConsoleOutput(console, formatter));
    }
    applyLevel();
    queue.start();
    root.addHandler(queue);
    root.removeHandler(console);
  }

  /** Changes the agent's level while it runs. */
  public void level(LogLevel changed) {
    level = changed;
    applyLevel();
  }

  /** From now on the output gets lines, and records that only it takes are made. */
  public void add(Output output) {
    outputs.add(output);
    applyLevel();
  }

  /** The output may get one more line; it is not closed. */
  public void remove(Output output) {
    outputs.remove(output);
    applyLevel();
  }

  private synchronized void applyLevel() {
    LogLevel most = level;
    for (Output output : outputs) {
      if (output.level() != null && output.level().compareTo(most) < 0) {
        most = output.level();
      }
    }
    levels.apply(most);
  }

  private void write(LogRecord record) {
    for (Output output : outputs) {
      write(output, record);
    }
  }

  private void write(Output output, LogRecord record) {
    LogLevel own = output.level();
    if (!(own == null ? level : own).admits(record)) {
      return;
    }
    try {
      output.write(record);
      failing.remove(output);
    } catch (IOException | RuntimeException e) {
      if (failing.add(output)) {
        say(
            Level.SEVERE,
            "A log output cannot be written: output=" + output + " error=\"" + e + '"');
      }
    }
  }

  /** Says something about an output in those that work. */
  private void say(Level severity, String message) {
    LogRecord record = LineQueue.record(severity, message);
    for (Output output : outputs) {
      if (!failing.contains(output)) {
        write(output, record);
      }
    }
  }

  /** Gives the log back to the handler that was there before, with everything written. */
  public void close() {
    if (console != null) {
      root.addHandler(console); // first: rather a line twice than not at all
    }
    root.removeHandler(queue);
    queue.close();
    List<Output> ended = List.copyOf(outputs);
    outputs.removeIf(output -> output.level() != null);
    ended.forEach(this::close);
    applyLevel();
  }

  private void close(Output output) {
    try {
      output.close();
    } catch (IOException e) {
      say(Level.WARNING, "A log output was not closed cleanly: output=" + output + " error=" + e);
    }
  }
}
