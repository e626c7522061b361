package io.praetor.itest.acl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that controls access, and whoever asks it something. */
final class GuardedAgent implements AutoCloseable {

  /** The token that may everything. */
  static final String ROOT = "root-of-the-matrix";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern ID = Pattern.compile("\"ID\":\\s*\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"SecretID\":\\s*\"([^\"]+)\"");
  private static final Pattern ACCESSOR = Pattern.compile("\"AccessorID\":\\s*\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new HashMap<>();
  private final AgentProcess agent;
  private int policies;

  GuardedAgent(Path directory, String defaultPolicy) throws IOException {
    agent = AgentProcess.server(directory);
    agent.config(
        "acl.json",
        """
        {"acl": {"enabled": true, "default_policy": "%s",
                 "tokens": {"initial_management": "%s", "agent": "%s"}}}
        """
            .formatted(defaultPolicy, ROOT, ROOT));
    agent.start().awaitLeader();
    String checks = "/v1/health/node/itest?token=" + ROOT;
    agent.await(LIMIT, checks, body -> body.contains("serfHealth"));
  }

  AgentProcess process() {
    return agent;
  }

  /**
   * Asks for something.
   *
   * @param token none when empty
   */
  HttpResponse<String> ask(String method, String path, String token, String body) {
    URI uri = URI.create("http://" + agent.address() + ":8500" + path.replace(" ", "%20"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(LIMIT).method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("X-Consul-Token", token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** As root, and has to succeed. */
  String made(String method, String path, String body) {
    HttpResponse<String> answer = ask(method, path, ROOT, body);
    assertEquals(200, answer.statusCode(), () -> method + " " + path + ": " + answer.body());
    return answer.body();
  }

  static String accessorOf(String body) {
    return found(ACCESSOR, body);
  }

  static String idOf(String body) {
    return found(ID, body);
  }

  /** The secret of a token with some rules; the same one for the same rules. */
  String token(List<AclRule> rules) {
    return tokens.computeIfAbsent(
        AclRule.policy(rules), text -> found(SECRET, newToken(rules, "")));
  }

  /** A token that nobody else has. */
  String ownToken(List<AclRule> rules) {
    return found(SECRET, newToken(rules, ""));
  }

  /** The status of an answer that may never end. */
  int status(String method, String path, String token, String body) {
    URI uri = URI.create("http://" + agent.address() + ":8500" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(LIMIT)
            .header("X-Consul-Token", token)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A token that lived and does not any more. */
  String deletedToken(List<AclRule> rules) {
    String made = newToken(rules, "");
    made("DELETE", "/v1/acl/token/" + found(ACCESSOR, made), "");
    return found(SECRET, made);
  }

  /** A token that ends some time after now, such as {@code 1m}. */
  String endingToken(List<AclRule> rules, String life) {
    return found(SECRET, newToken(rules, ", \"ExpirationTTL\": \"" + life + "\""));
  }

  private String newToken(List<AclRule> rules, String more) {
    String name = "mx-" + ++policies;
    String text = AclRule.policy(rules).replace("\"", "\\\"").replace("\n", "\\n");
    made("PUT", "/v1/acl/policy", "{\"Name\": \"%s\", \"Rules\": \"%s\"}".formatted(name, text));
    return made(
        "PUT", "/v1/acl/token", "{\"Policies\": [{\"Name\": \"%s\"}]%s}".formatted(name, more));
  }

  private static String found(Pattern member, String body) {
    Matcher matcher = member.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no " + member + " in " + body);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    agent.close();
  }
}
