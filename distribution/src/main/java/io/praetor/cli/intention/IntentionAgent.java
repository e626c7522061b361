package io.praetor.cli.intention;

import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An agent asked about intentions; the same query goes with every request. */
final class IntentionAgent {

  private static final String PATH = "/v1/connect/intentions";

  private final AgentClient client;
  private final Query query;

  IntentionAgent(AgentClient client, Query query) {
    this.client = client;
    this.query = query;
  }

  List<Json> all() throws IOException {
    return answer(client.get(PATH, query)).list();
  }

  /** The intention between two, if there is one. */
  Optional<Json> find(String source, String destination) throws IOException {
    return found(client.get(PATH + "/exact", between(source, destination)));
  }

  /** The intention with an id, if there is one. */
  Optional<Json> find(String id) throws IOException {
    return found(client.get(below(id), query));
  }

  /** The intentions about one side, as they would be looked at. */
  List<Json> about(String side, String name) throws IOException {
    Query asked = query.with("by", side).with("name", name);
    return answer(client.get(PATH + "/match", asked)).get(name).list();
  }

  boolean allows(String source, String destination) throws IOException {
    Query asked = between(source, destination).with("source-type", "consul");
    return answer(client.get(PATH + "/check", asked)).get("Allowed").isTrue();
  }

  void create(Json intention) throws IOException {
    Response unused = client.post(PATH, query, bytes(intention)).requireOk();
  }

  void replace(String id, Json intention) throws IOException {
    Response unused = client.put(below(id), query, bytes(intention)).requireOk();
  }

  void delete(String source, String destination) throws IOException {
    Response unused = client.delete(PATH + "/exact", between(source, destination)).requireOk();
  }

  void delete(String id) throws IOException {
    Response unused = client.delete(below(id), query).requireOk();
  }

  private Query between(String source, String destination) {
    return query.with("source", source).with("destination", destination);
  }

  private static String below(String id) {
    return UrlPath.below(PATH + "/", id);
  }

  /** Consul's client tells of a failure here in other words than elsewhere. */
  private static Optional<Json> found(Response response) throws IOException {
    if (response.isNotFound()) {
      return Optional.empty();
    }
    if (!response.isOk()) {
      throw new IOException("Unexpected response " + response.status() + ": " + response.text());
    }
    return Optional.of(Json.parse(response.body()));
  }

  private static byte[] bytes(Json body) {
    return body.written().getBytes(StandardCharsets.UTF_8);
  }

  private static Json answer(Response response) throws IOException {
    return Json.parse(response.requireOk().body());
  }
}
