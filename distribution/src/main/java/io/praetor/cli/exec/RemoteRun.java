package io.praetor.cli.exec;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Cancellation;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import io.praetor.cli.kv.KeyPath;
import io.praetor.cli.kv.KvStore;
import io.praetor.cli.session.RenewedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One job: its text is put under a key that a session holds, an event tells the nodes, and they
 * write what comes of it to keys beside it. With the session everything ends.
 */
final class RemoteRun {

  private static final int RESULTS_MAX = 128;
  private static final String DELETE = "\"delete\"";

  /**
   * How to run it.
   *
   * @param quiet how long nothing may come until it is over
   * @param waitForCopies time for servers, so that any of them can answer the nodes
   * @param node pattern, empty for all
   * @param service pattern, empty for all
   * @param tag pattern, empty for all
   */
  record Options(
      String prefix,
      Duration quiet,
      Duration waitForCopies,
      String node,
      String service,
      String tag,
      boolean verbose) {}

  private final AgentClient client;
  private final Query query;
  private final Terminal terminal;
  private final Options options;
  private final KvStore store;
  private final Cancellation stop = new Cancellation();
  private final BlockingQueue<JobResult> results = new ArrayBlockingQueue<>(RESULTS_MAX);

  RemoteRun(AgentClient client, Query query, Terminal terminal, Options options) {
    this.client = client;
    this.query = query;
    this.terminal = terminal;
    this.options = options;
    this.store = new KvStore(client, query);
  }

  /** Runs it in the agent's own datacenter. */
  int run(byte[] job) {
    return run(job, Map.of("Behavior", DELETE, "Name", "\"Remote Exec\""));
  }

  /**
   * Runs it in another datacenter, where the session needs a node to belong to.
   *
   * @param origin this agent, for people there
   */
  int runElsewhere(byte[] job, String origin) {
    note("Remote exec in foreign datacenter, using Session TTL");
    String node;
    try {
      node = someServer();
    } catch (IOException failure) {
      return terminal.fail(
          "Failed to create session: Failed to find Consul server in remote datacenter: "
              + failure.getMessage());
    }
    if (node.isEmpty()) {
      return terminal.fail(
          "Failed to create session: Failed to find Consul server in remote datacenter");
    }
    note("Binding session to remote node " + node);
    return run(
        job,
        Map.of(
            "Behavior",
            DELETE,
            "Checks",
            "[]",
            "Name",
            GoJson.quote("Remote Exec via " + origin),
            "Node",
            GoJson.quote(node)));
  }

  private String someServer() throws IOException {
    byte[] found =
        client.get("/v1/health/service/consul", query.with("passing", "1")).requireOk().body();
    List<Json> entries = Json.parse(found).list();
    return entries.isEmpty() ? "" : entries.get(0).get("Node").get("Node").text();
  }

  private int run(byte[] job, Map<String, String> sessionFields) {
    terminal.signals().onStop(signal -> stop());
    RenewedSession session;
    try {
      session = RenewedSession.create(client, query, sessionFields, terminal::complain);
    } catch (IOException failure) {
      return terminal.fail("Failed to create session: " + failure.getMessage());
    }
    note("Created remote execution session: " + session.id());
    try {
      return upload(job, session.id()) ? fireAndFollow(session.id()) : Command.FAILED;
    } finally {
      cleanUp(session);
    }
  }

  private boolean upload(byte[] job, String session) {
    String key = KeyPath.join(options.prefix, session, "job");
    try {
      if (!store.acquire(key, job, 0, session)) {
        throw new IOException("failed to acquire key " + key);
      }
    } catch (IOException failure) {
      terminal.complain("Failed to create job file: " + failure.getMessage());
      return false;
    }
    note("Uploaded remote execution spec");
    return true;
  }

  private int fireAndFollow(String session) {
    if (stop.await(options.waitForCopies.toMillis())) {
      return Command.FAILED;
    }
    try {
      note("Fired remote execution event: " + fire(session));
    } catch (IOException failure) {
      return terminal.fail("Failed to fire event: " + failure.getMessage());
    }
    String directory = KeyPath.join(options.prefix, session) + "/";
    Thread reader =
        new Thread(
            new ResultReader(store.until(stop), directory, (int) options.quiet.toMillis(), results),
            "exec-results");
    reader.setDaemon(true);
    reader.start();
    try {
      return new JobReport(terminal, options.quiet, options.verbose).follow(results);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Command.FAILED;
    } finally {
      reader.interrupt();
      stop.cancel();
    }
  }

  private String fire(String session) throws IOException {
    String payload =
        "{\"Prefix\":"
            + GoJson.quote(options.prefix)
            + ",\"Session\":"
            + GoJson.quote(session)
            + "}";
    Query filters =
        query
            .withText("node", options.node)
            .withText("service", options.service)
            .withText("tag", options.tag);
    byte[] answer =
        client
            .put("/v1/event/fire/_rexec", filters, payload.getBytes(StandardCharsets.UTF_8))
            .requireOk()
            .body();
    return Json.parse(answer).get("ID").text();
  }

  /** The session first: without it no agent writes any more. */
  private void cleanUp(RenewedSession session) {
    try {
      session.close();
      store.deleteAll(KeyPath.join(options.prefix, session.id()));
    } catch (IOException failure) {
      note("Keys of the job are left: " + failure.getMessage());
    }
  }

  /** A signal came; on another thread. */
  private void stop() {
    boolean unused = results.offer(new JobResult.Lost(""));
    stop.cancel();
  }

  private void note(String line) {
    if (options.verbose) {
      terminal.show(line);
    }
  }
}
