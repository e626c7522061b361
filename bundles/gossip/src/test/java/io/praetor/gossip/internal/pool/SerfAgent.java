package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The serf agent of HashiCorp, as Debian packages it, in a process of its own. */
final class SerfAgent implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 30_000;
  private static final Path PROGRAM = Path.of("/usr/bin/serf");

  private static final AtomicInteger AGENTS = new AtomicInteger();

  private final Process process;
  private final String rpc;
  private final String address;
  private final List<String> log = new ArrayList<>();

  private SerfAgent(Process process, String address, String rpc) {
    this.process = process;
    this.address = address;
    this.rpc = rpc;
    Thread reader = new Thread(this::read, "serf-output");
    reader.setDaemon(true);
    reader.start();
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  static SerfAgent start(String name, String key, String... more) throws IOException {
    String host = nextHost();
    String address = host + ":7946";
    String rpc = host + ":7373";
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "agent",
                "-node=" + name,
                "-bind=" + address,
                "-rpc-addr=" + rpc,
                "-encrypt=" + key,
                "-log-level=debug",
                "-tag=role=web",
                "-profile=local"));
    command.addAll(Arrays.asList(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    SerfAgent agent = new SerfAgent(process, address, rpc);
    agent.awaitLine(line -> line.contains("Serf agent running"));
    return agent;
  }

  /** An address of this machine on which nobody else has any port. */
  private static String nextHost() {
    long process = ProcessHandle.current().pid();
    int agent = AGENTS.incrementAndGet();
    return "127.%d.%d.%d".formatted(100 + (process >> 8) % 100, process % 250 + 1, agent % 250 + 1);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("output ended: " + e);
    }
  }

  private synchronized void add(String line) {
    log.add(line);
    notifyAll();
  }

  String address() {
    return address;
  }

  /** Waits for a line of its log. */
  synchronized void awaitLine(Predicate<String> wanted) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (log.stream().noneMatch(wanted)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        fail("waited in vain, saw " + String.join("\n", log));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail("interrupted");
      }
    }
  }

  synchronized String log() {
    return String.join("\n", log);
  }

  /** Runs a command of the client and returns what it prints. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), arguments[0]));
    command.add("-rpc-addr=" + rpc);
    command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    client.waitFor();
    return output;
  }

  /** Without a word. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
