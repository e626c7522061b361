package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Cli;
import io.praetor.itest.lab.Lab;
import io.praetor.itest.lab.Machine;
import io.praetor.itest.lab.MachineAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The old tutorial of a production cluster, step by step: three servers and a client on four
 * machines, with its own addresses, paths and configuration files.
 */
class TutorialClusterIT {

  private static final String BOOTSTRAP =
      """
      {
          "bootstrap": true,
          "server": true,
          "datacenter": "nyc2",
          "data_dir": "/var/consul",
          "encrypt": "X4SYOinf2pTAcAHRhpj7dA==",
          "log_level": "INFO",
          "enable_syslog": true
      }
      """;

  private static final String SERVER =
      """
      {
          "bootstrap": false,
          "server": true,
          "datacenter": "nyc2",
          "data_dir": "/var/consul",
          "encrypt": "X4SYOinf2pTAcAHRhpj7dA==",
          "log_level": "INFO",
          "enable_syslog": true,
          "start_join": [%s]
      }
      """;

  private static final String CLIENT =
      """
      {
          "server": false,
          "datacenter": "nyc2",
          "data_dir": "/var/consul",
          "ui_dir": "/home/consul/dist",
          "encrypt": "X4SYOinf2pTAcAHRhpj7dA==",
          "log_level": "INFO",
          "enable_syslog": true,
          "start_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
      }
      """;

  private static final String BOOTSTRAP_DIRECTORY = "/etc/consul.d/bootstrap";
  private static final String SERVER_DIRECTORY = "/etc/consul.d/server";
  private static final String CLIENT_DIRECTORY = "/etc/consul.d/client";

  /** Generous: four agents start on a machine that may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void shouldFormTheClusterOfTheTutorial() throws IOException {
    try (Lab lab = Lab.open(directory)) {
      Machine one = server(lab, "server1", "192.0.2.1", "\"192.0.2.2\", \"192.0.2.3\"");
      one.etc("consul.d/bootstrap/config.json", BOOTSTRAP);
      Machine two = server(lab, "server2", "192.0.2.2", "\"192.0.2.1\", \"192.0.2.3\"");
      Machine three = server(lab, "server3", "192.0.2.3", "\"192.0.2.1\", \"192.0.2.2\"");
      Machine client = lab.machine("agent1", "192.0.2.50");
      client.etc("consul.d/client/config.json", CLIENT);

      List<MachineAgent> agents = formed(one, two, three, client);
      seesEverybody(agents);
      sharesKeys(agents);
      keepsStrangersOut(lab);
      survivesItsLeader(agents);
      survivesACutCable(lab, agents);
      survivesThePowerCut(agents);
      assertTrue(one.var("log/syslog").contains("consul"), () -> "no line in the syslog");
      for (MachineAgent agent : agents) {
        assertFalse(agent.log().contains("Exception"), agent::log);
      }
    }
  }

  private static Machine server(Lab lab, String name, String address, String others)
      throws IOException {
    Machine machine = lab.machine(name, address);
    machine.etc("consul.d/server/config.json", SERVER.formatted(others));
    return machine;
  }

  /** Server 1 from {@code bootstrap}, the others join it, Ctrl-C, and again from {@code server}. */
  private static List<MachineAgent> formed(Machine one, Machine two, Machine three, Machine client)
      throws IOException {
    MachineAgent first = one.agent(BOOTSTRAP_DIRECTORY);
    first.await(
        SOON, "a cluster of one", TutorialClusterIT::succeeded, "kv", "put", "tutorial/first", "1");
    MachineAgent second = two.agent(SERVER_DIRECTORY);
    MachineAgent third = three.agent(SERVER_DIRECTORY);
    first.await(SOON, "three voters", prints("true.*\n.*true.*\n.*true"), LIST_PEERS);
    first.signal("INT");
    assertEquals(0, first.awaitExit(), first::log);
    second.await(
        SOON, "a new leader", TutorialClusterIT::succeeded, "kv", "put", "tutorial/second", "2");
    first = one.agent(SERVER_DIRECTORY);
    first.await(SOON, "the first server back", prints("server1 .*alive"), "members");
    MachineAgent light = client.agent(CLIENT_DIRECTORY);
    light.await(SOON, "the client", prints("agent1 .*alive"), "members");
    return new ArrayList<>(List.of(first, second, third, light));
  }

  private static final String[] LIST_PEERS = {"operator", "raft", "list-peers"};

  private static void seesEverybody(List<MachineAgent> agents) throws IOException {
    String row = "%s +%s:8301 +alive +%s +\\S+ +2 +nyc2";
    for (MachineAgent agent : agents) {
      String members = agent.await(SOON, "four members", prints("(?s)(alive.*){4}"), "members");
      assertTrue(members.startsWith("Node "), members);
      contains(members, row.formatted("server1", "192.0.2.1", "server"));
      contains(members, row.formatted("server2", "192.0.2.2", "server"));
      contains(members, row.formatted("server3", "192.0.2.3", "server"));
      contains(members, row.formatted("agent1", "192.0.2.50", "client"));
    }
  }

  private static void sharesKeys(List<MachineAgent> agents) throws IOException {
    for (MachineAgent writer : agents) {
      String key = "from/" + writer.machine().name();
      writer.await(SOON, "a write", TutorialClusterIT::succeeded, "kv", "put", key, "hello");
      for (MachineAgent reader : agents) {
        Cli.Result read = reader.machine().consul("kv", "get", key);
        assertEquals("hello\n", read.out(), () -> reader.machine().name() + ": " + read.err());
      }
    }
    MachineAgent client = agents.get(3);
    client.await(SOON, "the catalog", prints("(?s)agent1.*server1.*server2.*server3"), NODES);
  }

  private static final String[] NODES = {"catalog", "nodes"};

  /** An agent with another gossip key never becomes a member. */
  private static void keepsStrangersOut(Lab lab) throws IOException {
    Machine stranger = lab.machine("stranger", "192.0.2.66");
    stranger.etc(
        "consul.d/client/config.json",
        CLIENT.replace("X4SYOinf2pTAcAHRhpj7dA==", "QSBrZXkgb2YgMTYgYi4uLg=="));
    MachineAgent agent = stranger.agent(CLIENT_DIRECTORY);
    assertEquals(1, agent.awaitExit(), agent::log);
    assertTrue(agent.log().contains("join"), agent::log);
  }

  private static void survivesItsLeader(List<MachineAgent> agents) throws IOException {
    int leader = leader(agents.get(3));
    MachineAgent killed = agents.get(leader);
    killed.kill();
    agents
        .get(3)
        .await(SOON, "writes", TutorialClusterIT::succeeded, "kv", "put", "after/leader", "kept");
    killed.start();
    killed.await(SOON, "the key", prints("kept"), "kv", "get", "after/leader");
    killed.await(SOON, "three voters", prints("true.*\n.*true.*\n.*true"), LIST_PEERS);
  }

  private static void survivesACutCable(Lab lab, List<MachineAgent> agents) throws IOException {
    MachineAgent client = agents.get(3);
    lab.cut(client.machine());
    agents.get(0).await(SOON, "a failure seen", prints("agent1 .*failed"), "members");
    agents
        .get(0)
        .await(SOON, "a write", TutorialClusterIT::succeeded, "kv", "put", "after/cut", "kept");
    lab.heal(client.machine());
    agents.get(0).await(SOON, "the client back", prints("agent1 .*alive"), "members");
    client.await(SOON, "the key", prints("kept"), "kv", "get", "after/cut");
  }

  private static void survivesThePowerCut(List<MachineAgent> agents) throws IOException {
    List<MachineAgent> servers = agents.subList(0, 3);
    servers.forEach(MachineAgent::kill);
    for (MachineAgent server : servers) {
      server.start();
    }
    for (MachineAgent server : servers) {
      server.await(SOON, "a leader", TutorialClusterIT::succeeded, "kv", "get", "tutorial/first");
    }
    MachineAgent client = agents.get(3);
    client.await(
        SOON, "a leader", TutorialClusterIT::succeeded, "kv", "put", "after/power", "kept");
    for (String key : List.of("tutorial/first", "tutorial/second", "from/agent1", "after/cut")) {
      Cli.Result read = client.machine().consul("kv", "get", key);
      assertEquals(0, read.exit(), () -> key + ": " + read.err());
    }
  }

  private static int leader(MachineAgent asked) throws IOException {
    String peers = asked.await(SOON, "a leader", prints("leader"), LIST_PEERS);
    for (String line : peers.split("\n")) {
      if (line.contains(" leader ")) {
        return line.charAt("server".length()) - '1';
      }
    }
    throw new AssertionError(peers);
  }

  private static void contains(String text, String pattern) {
    assertTrue(Pattern.compile(pattern).matcher(text).find(), () -> pattern + " in\n" + text);
  }

  private static boolean succeeded(Cli.Result result) {
    return result.exit() == 0;
  }

  private static Predicate<Cli.Result> prints(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return result -> result.exit() == 0 && wanted.matcher(result.out()).find();
  }
}
