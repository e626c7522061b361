package io.praetor.cli.acl;

import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An agent asked about its ACL system, in JSON; the same query goes with every request. */
public final class AclAgent {

  private final AgentClient client;
  private final Query query;

  AclAgent(AgentClient client, Query query) {
    this.client = client;
    this.query = query;
  }

  /** Reads what must be there. */
  public Json get(String path) throws IOException {
    return get(path, "", "");
  }

  /** Reads with a parameter more, unless its value is empty. */
  public Json get(String path, String parameter, String value) throws IOException {
    return answer(client.get(path, query.withText(parameter, value)));
  }

  /** Reads a list. */
  public List<Json> list(String path) throws IOException {
    return get(path).list();
  }

  /** Reads what may be absent. */
  public Optional<Json> find(String path) throws IOException {
    Response response = client.get(path, query);
    return response.isNotFound() ? Optional.empty() : Optional.of(answer(response));
  }

  /** Writes an object and returns what has become of it. */
  public Json put(String path, Json body) throws IOException {
    return answer(client.put(path, query, bytes(body)));
  }

  /** Asks without a body to make something. */
  public Json put(String path) throws IOException {
    return answer(client.put(path, query, null));
  }

  /** Writes an object where no answer is of interest. */
  public void replace(String path, Json body) throws IOException {
    Response unused = client.put(path, query, bytes(body)).requireOk();
  }

  /** Writes what may have no place on this agent, and then returns false. */
  public boolean putIfKnown(String path, Json body) throws IOException {
    Response response = client.put(path, query, bytes(body));
    if (response.isNotFound()) {
      return false;
    }
    Response unused = response.requireOk();
    return true;
  }

  /** Asks for what needs a body to be asked. */
  public Json post(String path, Json body, String parameter, String value) throws IOException {
    return answer(client.post(path, query.withText(parameter, value), bytes(body)));
  }

  /** Asks without a body or an answer. */
  public void post(String path) throws IOException {
    Response unused = client.post(path, query, null).requireOk();
  }

  /** Reads what is text. */
  public String text(String path) throws IOException {
    return client.get(path, query).requireOk().text();
  }

  /** Asks what becomes of a text. */
  public String translate(String path, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return client.post(path, query, body).requireOk().text();
  }

  /** Deletes something. */
  public void delete(String path) throws IOException {
    Response unused = client.delete(path, query).requireOk();
  }

  private static byte[] bytes(Json body) {
    return body.written().getBytes(StandardCharsets.UTF_8);
  }

  private static Json answer(Response response) throws IOException {
    return Json.parse(response.requireOk().body());
  }
}
