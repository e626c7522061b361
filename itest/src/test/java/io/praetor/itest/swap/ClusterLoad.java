package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What clients of all agents of a cluster do all the time: read and write keys, ask for healthy
 * services over HTTP and DNS, look at nodes, members and pages, take locks, run transactions.
 */
final class ClusterLoad {

  private static final long PAUSE_MILLIS = 100;

  /** As {@code KvClient} waits for an answer over HTTP. */
  private static final int DNS_LIMIT_MILLIS = 10_000;

  private static final int KEYS = 50;

  private static final String ALIVE = "\"Status\":1,";
  private static final String FAILED = "\"Status\":4,";

  private final Requests requests;
  private final Workers workers;
  private final int members;

  ClusterLoad(Requests requests, Workers workers, int members) {
    this.requests = requests;
    this.workers = workers;
    this.members = members;
  }

  void start(List<AgentProcess> agents) throws IOException {
    for (AgentProcess agent : agents) {
      String at = " at " + agent.address();
      KvClient client = agent.client();
      int[] number = {0};
      add("kv" + at, () -> writeAndRead(client, agent.address(), ++number[0]));
      add("health" + at, () -> contains(client, "/v1/health/service/web?passing", "\"web\""));
      add("catalog" + at, () -> contains(client, "/v1/catalog/service/web", "\"web\""));
      DnsProbe dns = new DnsProbe(agent.address(), DNS_LIMIT_MILLIS);
      add("dns" + at, () -> equal("1", Integer.toString(dns.ask("web.service.consul"))));
      add("members" + at, () -> allAlive(client));
      add("lock" + at, () -> lock(client, agent.address()));
      add("page" + at, () -> contains(client, "/ui/dc1/services", "<base"));
      add("critical" + at, () -> nothingIsCritical(client));
    }
  }

  private void add(String kind, Requests.Attempt attempt) {
    workers.add(kind, PAUSE_MILLIS, () -> requests.make(kind, attempt));
  }

  private static void writeAndRead(KvClient client, String prefix, int number) throws IOException {
    String key = "/v1/kv/load/" + prefix + "/" + number % KEYS;
    String value = "value " + number;
    equal("true", body(client, "PUT", key, value));
    equal(value, body(client, "GET", key + "?raw", ""));
  }

  private static void contains(KvClient client, String path, String text) throws IOException {
    String body = body(client, "GET", path, "");
    if (!body.contains(text)) {
      throw new IOException(path + ": " + body);
    }
  }

  private void allAlive(KvClient client) throws IOException {
    String body = body(client, "GET", "/v1/agent/members", "");
    if (body.contains(FAILED)) {
      throw new AssertionError("a member is taken for failed: " + body);
    }
    if (body.split(ALIVE, -1).length != members + 1) {
      throw new IOException("not all alive: " + body);
    }
  }

  private static void nothingIsCritical(KvClient client) throws IOException {
    String body = body(client, "GET", "/v1/health/state/critical", "");
    if (!body.equals("[]")) {
      throw new AssertionError("a check is critical: " + body);
    }
  }

  /** A session, a lock by a transaction, and both gone again. */
  private static void lock(KvClient client, String prefix) throws IOException {
    String made = body(client, "PUT", "/v1/session/create", "{\"TTL\":\"60s\"}");
    String session = made.replaceAll(".*\"ID\":\\s*\"([^\"]+)\".*", "$1");
    String lock =
        """
        [{"KV": {"Verb": "lock", "Key": "lock/%s", "Value": "bQ==", "Session": "%s"}},
         {"KV": {"Verb": "delete", "Key": "lock/%s"}}]
        """
            .formatted(prefix, session, prefix);
    body(client, "PUT", "/v1/txn", lock);
    body(client, "PUT", "/v1/session/renew/" + session, "");
    equal("true", body(client, "PUT", "/v1/session/destroy/" + session, ""));
  }

  private static String body(KvClient client, String method, String path, String content)
      throws IOException {
    HttpResponse<String> answer = client.send(method, path, content);
    if (answer.statusCode() != 200) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().strip();
  }

  private static void equal(String wanted, String found) throws IOException {
    if (!wanted.equals(found)) {
      throw new IOException("'" + found + "' instead of '" + wanted + "'");
    }
  }
}
