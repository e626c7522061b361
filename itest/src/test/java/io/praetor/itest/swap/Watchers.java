package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Blocking queries that always wait for the next change, which is made when every one of them has
 * seen the last: a watcher that is lost stops all others, and is named.
 */
final class Watchers {

  /** Within this time a change is seen by everybody, unless somebody is lost. */
  private static final Duration LOST = Duration.ofSeconds(20);

  private static final String WAIT = "wait=5m";
  private static final Pattern TURN = Pattern.compile("turn-(\\d+)");
  private static final long PAUSE_MILLIS = 20;

  /** Questions to several bundles, which nobody else asks; every turn changes each answer. */
  private static final List<String> PATHS =
      List.of(
          "/v1/kv/swap/watched?raw",
          "/v1/kv/swap/turns/?keys",
          "/v1/catalog/service/watched?",
          "/v1/health/service/watched?passing",
          "/v1/session/list?");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Requests requests;
  private final KvClient changer;
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final Workers workers;
  private volatile int turn;
  private volatile long changedNanos;
  private volatile long longestNanos;
  private String session = "";
  private boolean complained;

  Watchers(Requests requests, AgentProcess changer, Workers workers) {
    this.requests = requests;
    this.changer = changer.client();
    this.workers = workers;
  }

  /** Begins to watch at all of these agents, and to change. */
  void start(List<AgentProcess> agents) {
    change();
    for (AgentProcess agent : agents) {
      for (String path : PATHS) {
        String name = path + " at " + agent.address();
        Watcher watcher = new Watcher("http://" + agent.address() + ":8500" + path, name);
        seen.put(name, 0);
        workers.add("watch " + name, 0, watcher::step);
      }
    }
    workers.add("change", PAUSE_MILLIS, this::step);
  }

  private void step() {
    long waited = System.nanoTime() - changedNanos;
    if (seen.values().stream().allMatch(last -> last >= turn)) {
      longestNanos = Math.max(longestNanos, waited);
      change();
    } else if (waited > LOST.toNanos() && !complained) {
      complained = true;
      requests.make(
          "watchers",
          () -> {
            throw new IOException("turn " + turn + " was not seen by " + behind());
          });
    }
  }

  private List<String> behind() {
    List<String> names = new ArrayList<>();
    seen.forEach(
        (name, last) -> {
          if (last < turn) {
            names.add(name);
          }
        });
    return names;
  }

  private void change() {
    int next = turn + 1;
    if (requests.make("change", () -> change("turn-" + next, "turn-" + turn))) {
      changedNanos = System.nanoTime();
      turn = next;
    }
  }

  private void change(String next, String last) throws IOException {
    send("/v1/kv/swap/watched", next);
    send("/v1/kv/swap/turns/" + next, next);
    expect(changer.send("DELETE", "/v1/kv/swap/turns/" + last, ""));
    send("/v1/agent/service/register", "{\"Name\":\"watched\",\"Meta\":{\"t\":\"" + next + "\"}}");
    String made = send("/v1/session/create", "{\"Name\":\"" + next + "\"}");
    if (!session.isEmpty()) {
      send("/v1/session/destroy/" + session, "");
    }
    session = made.replaceAll(".*\"ID\":\\s*\"([^\"]+)\".*", "$1").strip();
  }

  private String send(String path, String body) throws IOException {
    return expect(changer.send("PUT", path, body));
  }

  private static String expect(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.uri() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Changes that everybody saw. */
  int turns() {
    return turn - 1;
  }

  /** The longest that it took until everybody had seen a change. */
  Duration longest() {
    return Duration.ofNanos(Math.max(longestNanos, System.nanoTime() - changedNanos));
  }

  @Override
  public String toString() {
    return "turn " + turn + ", not yet seen by " + behind() + " " + requests.failures();
  }

  /** One client that asks its question again as soon as it is answered. */
  private final class Watcher {

    private final String url;
    private final String name;
    private String index = "0";

    Watcher(String url, String name) {
      this.url = url;
      this.name = name;
    }

    void step() {
      requests.make("watch", this::ask);
    }

    private void ask() throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "&" + WAIT + "&index=" + index)).build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      // Nothing is there in the first turn, and a key is for moments not there in any.
      if (answer.statusCode() != 404) {
        expect(answer);
      }
      index = answer.headers().firstValue("X-Consul-Index").orElse("0");
      TURN.matcher(answer.body())
          .results()
          .map(MatchResult::group)
          .mapToInt(found -> Integer.parseInt(found.substring("turn-".length())))
          .max()
          .ifPresent(last -> seen.merge(name, last, Math::max));
    }
  }
}
