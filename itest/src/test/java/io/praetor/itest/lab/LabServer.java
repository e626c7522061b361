package io.praetor.itest.lab;

import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.UnixHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on a machine of its own, asked over its UNIX socket. Machines are numbered from 1. */
public final class LabServer {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final UnixHttp.Response UNANSWERED = new UnixHttp.Response(0, "", "");
  private static final Pattern VOTER = Pattern.compile("\"Voter\":true");

  private static final String CONFIG =
      """
      {"server": true, "data_dir": "/var/consul", "bind_addr": "%s",
       "addresses": {"http": "127.0.0.1 unix://%s"}, %s}
      """;

  private final Machine machine;
  private final Path socket;
  private MachineAgent agent;

  private LabServer(Machine machine, Path socket) {
    this.machine = machine;
    this.socket = socket;
  }

  /** Makes a machine; nothing runs there yet. */
  public static LabServer make(Lab lab, Path directory, int number) throws IOException {
    return new LabServer(
        lab.machine("server" + number, "192.0.2." + number),
        directory.resolve("http" + number + ".sock"));
  }

  /** Starts the agent with these settings, JSON without the braces, beside the usual ones. */
  public void start(String settings) throws IOException {
    machine.etc("consul.d/config.json", CONFIG.formatted(machine.address(), socket, settings));
    if (agent == null) {
      agent = machine.agent("/etc/consul.d");
    } else {
      agent.start();
    }
  }

  public Machine machine() {
    return machine;
  }

  public MachineAgent agent() {
    return agent;
  }

  /** The value of a key as this server has it, or an empty string. */
  public String stale(String key) {
    return get("/v1/kv/" + key + "?raw&stale");
  }

  /** Whether it took a write. */
  public boolean writes(String key, String value) {
    try {
      UnixHttp.Response answer = new UnixHttp(socket, ANSWER_LIMIT).send("PUT", path(key), value);
      return answer.status() == 200 && answer.body().strip().equals("true");
    } catch (IOException unanswered) {
      return false;
    }
  }

  /** The value of a key as the cluster has it, or an empty string; asks until it is told. */
  public String read(String key) {
    Deadline deadline = new Deadline(SOON, key + " on " + machine.name());
    UnixHttp.Response answer = ask(path(key) + "?raw");
    while (answer.status() != 200 && answer.status() != 404) {
      deadline.pause();
      answer = ask(path(key) + "?raw");
    }
    return found(answer);
  }

  /** How many voters this server knows. */
  public long voters() {
    Matcher found = VOTER.matcher(get("/v1/operator/raft/configuration?stale"));
    return found.results().count();
  }

  /** Whether it says that it leads itself. */
  public boolean leads() {
    return get("/v1/status/leader").contains('"' + machine.address() + ':');
  }

  /** Waits until it takes a write. */
  public void awaitWrite(String key, String value) {
    Deadline deadline = new Deadline(SOON, "a write on " + machine.name() + "\n" + agent.log());
    while (!writes(key, value)) {
      deadline.pause();
    }
  }

  /** Waits until it knows so many voters. */
  public void awaitVoters(long count) {
    Deadline deadline = new Deadline(SOON, count + " voters on " + machine.name());
    while (voters() != count) {
      deadline.pause();
    }
  }

  private static String path(String key) {
    return "/v1/kv/" + key;
  }

  private String get(String path) {
    return found(ask(path));
  }

  private static String found(UnixHttp.Response answer) {
    return answer.status() == 200 ? answer.body() : "";
  }

  private UnixHttp.Response ask(String path) {
    try {
      return new UnixHttp(socket, ANSWER_LIMIT).send("GET", path, "");
    } catch (IOException unanswered) {
      return UNANSWERED;
    }
  }
}
