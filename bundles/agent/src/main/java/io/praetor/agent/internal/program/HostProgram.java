package io.praetor.agent.internal.program;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts programs and, when their time is over, ends them with all that they have started. Their
 * output is one stream. Thread-safe.
 */
public final class HostProgram implements AutoCloseable {

  private static final String DEFAULT_SHELL = "/bin/sh";

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** The words for a line that the user's shell is to run. */
  public static List<String> script(String line) {
    String shell = System.getenv("SHELL");
    return List.of(shell == null || shell.isEmpty() ? DEFAULT_SHELL : shell, "-c", line);
  }

  /** Starts a program; whoever does it reads its output and calls {@link #ended}. */
  public Process start(List<String> words, Map<String, String> variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    running.add(process);
    if (closed) {
      kill(process);
    }
    return process;
  }

  /** Forgets a program that has ended. */
  public void ended(Process process) {
    running.remove(process);
  }

  /** Ends a program and what it started. */
  public static void kill(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends every program, and those that are still started. */
  @Override
  public void close() {
    closed = true;
    running.forEach(HostProgram::kill);
  }
}
