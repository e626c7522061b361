package io.praetor.itest.lab;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine: an address of its own, its own {@code /etc}, {@code /var} and {@code /dev} with a
 * syslog, and what runs on it.
 */
public final class Machine implements AutoCloseable {

  /** Everything that a test may write, kept from this computer's own directories. */
  private static final String DISKS =
      """
      mount --make-rprivate /
      for d in etc var; do
        mkdir -p %1$s/$d %1$s/$d.work
        mount -t overlay overlay -o lowerdir=/$d,upperdir=%1$s/$d,workdir=%1$s/$d.work /$d
      done
      mkdir %1$s/dev
      mount -t tmpfs tmpfs %1$s/dev
      for n in null zero full random urandom tty; do
        touch %1$s/dev/$n
        mount --bind /dev/$n %1$s/dev/$n
      done
      ln -s /proc/self/fd %1$s/dev/fd
      mount --move %1$s/dev /dev
      ip link set lo up
      """;

  private final String name;
  private final String address;
  private final Path directory;
  private final Namespace namespace;
  private final List<Process> running = new ArrayList<>();

  private Machine(String name, String address, Path directory, Namespace namespace) {
    this.name = name;
    this.address = address;
    this.directory = directory;
    this.namespace = namespace;
  }

  static Machine boot(String name, String address, Path directory) throws IOException {
    String disks = DISKS.formatted(directory) + "hostname " + name;
    List<String> kinds = List.of("--net", "--mount", "--uts");
    return new Machine(name, address, directory, Namespace.hold(kinds, disks));
  }

  String id() {
    return namespace.id();
  }

  /** Its cable is there: gives it its address, and starts its syslog. */
  void connect() throws IOException {
    namespace.run(directory, "ip", "address", "add", address + "/24", "dev", "eth0");
    namespace.run(directory, "ip", "link", "set", "eth0", "up");
    start("syslog", "socat", "-u", "UNIX-RECV:/dev/log", "OPEN:/var/log/syslog,creat,append");
  }

  public String name() {
    return name;
  }

  public String address() {
    return address;
  }

  /** Writes a file below its {@code /etc}. */
  public void etc(String path, String text) throws IOException {
    Path file = directory.resolve("etc").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** What a file below its {@code /var} says; empty when there is none. */
  public String var(String path) throws IOException {
    Path file = directory.resolve("var").resolve(path);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Runs a command on it to its end, which must be a good one. */
  public void run(String... command) throws IOException {
    namespace.run(directory, command);
  }

  /** Runs {@code consul} on it to its end. */
  public Cli.Result consul(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(consul()));
    command.addAll(List.of(arguments));
    return Cli.run(directory, inside(command));
  }

  /** Starts an agent from one of its directories, as {@code consul agent -config-dir} does. */
  public MachineAgent agent(String configDirectory) throws IOException {
    return new MachineAgent(this, configDirectory);
  }

  Process start(String logName, String... command) throws IOException {
    Process process =
        new ProcessBuilder(inside(AgentProcess.heedingSignals(List.of(command))))
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(logName).toFile()))
            .start();
    running.add(process);
    return process;
  }

  Path log(String logName) {
    return directory.resolve(logName + ".log");
  }

  static String consul() {
    return AgentProcess.home().resolve("bin/consul").toString();
  }

  private List<String> inside(List<String> command) {
    List<String> named = new ArrayList<>(List.of("nsenter", "--target", id(), "--uts"));
    named.addAll(namespace.inside(command));
    return named;
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
    namespace.close();
  }
}
