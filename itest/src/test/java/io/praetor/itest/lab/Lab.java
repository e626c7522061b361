package io.praetor.itest.lab;

import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A network of machines on one switch, on this computer, that nothing outside can see: every
 * machine is a network and a mount namespace, held by a process that ends with the test's own.
 */
public final class Lab implements AutoCloseable {

  private final Path directory;
  private final Namespace network;
  private final List<Machine> machines = new ArrayList<>();

  private Lab(Path directory, Namespace network) {
    this.directory = directory;
    this.network = network;
  }

  /** Makes a network without machines; skips the test, saying why, where that is not possible. */
  public static Lab open(Path directory) throws IOException {
    Cli.Result possible =
        Cli.run(directory, List.of("unshare", "--net", "--mount", "ip", "link", "show"));
    Assumptions.assumeTrue(
        possible.exit() == 0, () -> "no namespaces here, test skipped: " + possible.err());
    Namespace network = Namespace.hold(List.of("--net"), "ip link set lo up");
    Lab lab = new Lab(directory, network);
    network.run(directory, "ip", "link", "add", "switch", "type", "bridge");
    network.run(directory, "ip", "link", "set", "switch", "up");
    return lab;
  }

  /** Adds a machine with one address; its {@code /etc} and {@code /var} are its own. */
  public Machine machine(String name, String address) throws IOException {
    Path own = Files.createDirectory(directory.resolve(name));
    Machine machine = Machine.boot(name, address, own);
    machines.add(machine);
    String port = "port" + machines.size();
    network.run(
        directory,
        "ip",
        "link",
        "add",
        port,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        machine.id());
    network.run(directory, "ip", "link", "set", port, "master", "switch", "up");
    machine.connect();
    return machine;
  }

  /** Pulls a machine's cable. */
  public void cut(Machine machine) throws IOException {
    cable(machine, "down");
  }

  /** Plugs it in again. */
  public void heal(Machine machine) throws IOException {
    cable(machine, "up");
  }

  private void cable(Machine machine, String state) throws IOException {
    String port = "port" + (machines.indexOf(machine) + 1);
    network.run(directory, "ip", "link", "set", port, state);
  }

  @Override
  public void close() {
    machines.forEach(Machine::close);
    network.close();
  }
}
