package io.praetor.itest.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The packaged agent, running as a process of its own on a loopback address of its own, as an
 * operator would run it. Closing kills it.
 */
public final class AgentProcess implements AutoCloseable {

  /** Generous: the machine may be busy with other builds. */
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Path directory;
  private final String address;
  private Process process;
  private Path log;
  private int starts;

  private AgentProcess(Path directory, String address) {
    this.directory = directory;
    this.address = address;
  }

  /** A server that bootstraps itself, not yet started, with everything below a directory. */
  public static AgentProcess server(Path directory) throws IOException {
    AgentProcess agent = new AgentProcess(directory, Loopback.next());
    agent.config(
        "base.json",
        """
        {"server": true, "bootstrap": true, "node_name": "itest", "data_dir": "%s",
         "bind_addr": "%s", "client_addr": "%s", "log_level": "INFO"}
        """
            .formatted(agent.dataDirectory(), agent.address, agent.address));
    return agent;
  }

  /**
   * An agent, not yet started, that is no server unless it says so.
   *
   * @param name of the node
   * @param more members of its JSON configuration, with a comma before each
   */
  public static AgentProcess agent(Path directory, String name, String more) throws IOException {
    AgentProcess agent = new AgentProcess(directory.resolve(name), Loopback.next());
    agent.config(
        "base.json",
        """
        {"node_name": "%s", "data_dir": "%s", "bind_addr": "%s", "client_addr": "%s"%s}
        """
            .formatted(name, agent.dataDirectory(), agent.address, agent.address, more));
    return agent;
  }

  /** The installed distribution. */
  public static Path home() {
    return Path.of(System.getProperty("praetor.home")).toAbsolutePath().normalize();
  }

  /** The jar of a bundle in a directory of the distribution, whatever its version. */
  public static Path jarOf(String directory, String symbolicName) throws IOException {
    try (Stream<Path> jars = Files.list(home().resolve(directory))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(symbolicName + "-"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("the distribution has no " + symbolicName));
    }
  }

  /** Writes a file of the configuration directory. */
  public AgentProcess config(String name, String text) throws IOException {
    Files.createDirectories(configDirectory());
    Files.writeString(configDirectory().resolve(name), text);
    return this;
  }

  /** Starts it and returns at once. */
  public AgentProcess start() throws IOException {
    return startAs(
        List.of(
            home().resolve("bin/consul").toString(),
            "agent",
            "-config-dir",
            configDirectory().toString()));
  }

  /** Starts it by a command line of one's own. */
  public AgentProcess startAs(List<String> command) throws IOException {
    log = directory.resolve("agent-" + ++starts + ".log");
    process =
        new ProcessBuilder(heedingSignals(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    return this;
  }

  /**
   * The same command, stopped by signals as at a terminal: what is started in the background, as
   * tests may be, is told to ignore some of them.
   */
  public static List<String> heedingSignals(List<String> command) {
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT,HUP"));
    heeding.addAll(command);
    return heeding;
  }

  /** Waits until a leader is known. */
  public AgentProcess awaitLeader() {
    Deadline deadline = new Deadline(START_LIMIT, "a leader; " + this);
    KvClient asking = client();
    while (!asking.hasLeader()) {
      if (!process.isAlive()) {
        throw new AssertionError("the agent ended with " + process.exitValue() + "\n" + log());
      }
      deadline.pause();
    }
    return this;
  }

  /** {@code kill -9}, and waits for the end. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Sends a signal by name, such as {@code TERM}. */
  public void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
  }

  /** Waits until it ends by itself, and returns the exit code. */
  public int awaitExit() {
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("did not end within " + STOP_LIMIT + "\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Runs {@code consul} to its end, asking this agent. */
  public Cli.Result consul(String... arguments) throws IOException {
    return Cli.run(directory, asking(arguments));
  }

  /** Starts {@code consul}, asking this agent, with its output in a file. */
  public Process follow(Path out, String... arguments) throws IOException {
    return new ProcessBuilder(heedingSignals(asking(arguments)))
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }

  private List<String> asking(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "CONSUL_HTTP_ADDR=http://" + address + ":8500"));
    command.add(home().resolve("bin/consul").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Asks by GET again and again until the answer, whatever its status, is as wanted. */
  public String await(Duration limit, String path, Predicate<String> wanted) {
    Deadline deadline = new Deadline(limit, path + " of " + this);
    KvClient asking = client();
    while (true) {
      String body = asking.bodyOf(path);
      if (wanted.test(body)) {
        return body;
      }
      if (!process.isAlive()) {
        throw new AssertionError("the agent ended with " + process.exitValue() + "\n" + log());
      }
      deadline.pause();
    }
  }

  /** Writes a key until that is acknowledged: while servers elect a leader it may be refused. */
  public void awaitWrite(Duration limit, String key, String value) {
    Deadline deadline = new Deadline(limit, "a write of " + key + " by " + this);
    KvClient writing = client();
    while (!isWritten(writing, key, value)) {
      deadline.pause();
    }
  }

  private static boolean isWritten(KvClient client, String key, String value) {
    try {
      return client.put(key, value);
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  public KvClient client() {
    return new KvClient("http://" + address + ":8500");
  }

  public String address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  public Path dataDirectory() {
    return directory.resolve("data");
  }

  public Path configDirectory() {
    return directory.resolve("config");
  }

  /** What it printed since its last start. */
  public String log() {
    return text(log);
  }

  /** What is in a file that somebody writes. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }

  @Override
  public String toString() {
    return "agent at " + address + ", log " + log;
  }
}
