package io.praetor.itest.lab;

import io.praetor.itest.harness.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Namespaces that live as long as a process which waits for the end of its input: the test's. */
final class Namespace implements AutoCloseable {

  private static final String READY = "ready";

  private final Process holder;

  private Namespace(Process holder) {
    this.holder = holder;
  }

  /**
   * Makes namespaces and runs a shell script in them.
   *
   * @param kinds options of {@code unshare}
   */
  static Namespace hold(List<String> kinds, String script) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("unshare");
    command.addAll(kinds);
    command.addAll(List.of("sh", "-e", "-c", script + "\necho " + READY + "\nexec cat >/dev/null"));
    Process holder = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line; (line = out.readLine()) != null; said.append(line).append('\n')) {
      if (line.equals(READY)) {
        return new Namespace(holder);
      }
    }
    throw new IOException("no namespace: " + said);
  }

  /** As which {@code ip} and {@code nsenter} know it. */
  String id() {
    return Long.toString(holder.pid());
  }

  /** A command line that runs inside. */
  List<String> inside(List<String> command) {
    List<String> whole = new ArrayList<>(List.of("nsenter", "--target", id(), "--net", "--mount"));
    whole.addAll(command);
    return whole;
  }

  /** Runs a command inside to its end, which must be a good one. */
  void run(Path directory, String... command) throws IOException {
    Cli.Result result = Cli.run(directory, inside(List.of(command)));
    if (result.exit() != 0) {
      throw new IOException(String.join(" ", command) + ": " + result.err());
    }
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
