package io.praetor.cli.session;

import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A session that lives until it is closed, or as long as its time to live after this program is
 * gone. One thread renews it; a renewal that fails is tried again, since servers that have lost
 * their leader do not end sessions.
 */
public final class RenewedSession implements AutoCloseable {

  /** What every session here lives without being renewed. */
  public static final String TTL = "15s";

  private static final long RENEW_MILLIS = 5_000;
  private static final long RETRY_MILLIS = 1_000;

  private final AgentClient client;
  private final Query query;
  private final String id;
  private final Consumer<String> complaints;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(RenewedSession::thread);

  private RenewedSession(AgentClient client, Query query, String id, Consumer<String> complaints) {
    this.client = client;
    this.query = query;
    this.id = id;
    this.complaints = complaints;
  }

  /**
   * Makes a session.
   *
   * @param fields of the request, as JSON values by their names; the time to live is added
   * @param complaints is told once when the session has ended by itself
   */
  public static RenewedSession create(
      AgentClient client, Query query, Map<String, String> fields, Consumer<String> complaints)
      throws IOException {
    String json =
        fields.entrySet().stream()
            .map(field -> GoJson.quote(field.getKey()) + ":" + field.getValue())
            .collect(Collectors.joining(",", "{", ",\"TTL\":\"" + TTL + "\"}"));
    Response response =
        client.put("/v1/session/create", query, json.getBytes(StandardCharsets.UTF_8)).requireOk();
    String id = Json.parse(response.body()).get("ID").text();
    RenewedSession session = new RenewedSession(client, query, id, complaints);
    session.renewIn(RENEW_MILLIS);
    return session;
  }

  public String id() {
    return id;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "session-renewal");
    thread.setDaemon(true);
    return thread;
  }

  private void renewIn(long millis) {
    var unused = renewal.schedule(this::renew, millis, TimeUnit.MILLISECONDS);
  }

  private void renew() {
    long next = RENEW_MILLIS;
    try {
      Response response = client.put("/v1/session/renew/" + id, query, null);
      if (response.isNotFound()) {
        complaints.accept("Session renew failed: session expired");
        return;
      }
      Response unused = response.requireOk();
    } catch (IOException failure) {
      next = RETRY_MILLIS;
    }
    if (!renewal.isShutdown()) {
      renewIn(next);
    }
  }

  /** Ends the session now, with what its behaviour does to keys. */
  @Override
  public void close() throws IOException {
    renewal.shutdownNow();
    Response unused = client.put("/v1/session/destroy/" + id, query, null).requireOk();
  }
}
