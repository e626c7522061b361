package io.praetor.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A plain HTTP client of one agent. */
public final class KvClient {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final String base;

  public KvClient(String base) {
    this.base = base;
  }

  /** Whether the agent answers and knows a leader. */
  public boolean hasLeader() {
    try {
      HttpResponse<String> answer = get("/v1/status/leader");
      return answer.statusCode() == 200 && answer.body().contains(":");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Writes a key and tells whether the write was acknowledged. */
  public boolean put(String key, String value) {
    HttpResponse<String> answer = send("PUT", "/v1/kv/" + key, value);
    return answer.statusCode() == 200 && answer.body().strip().equals("true");
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** What a GET answers, whatever its status; empty when nobody does. */
  public String bodyOf(String path) {
    try {
      return get(path).body();
    } catch (UncheckedIOException notYet) {
      return "";
    }
  }

  /** Asks by GET and does not wait for the answer. */
  public CompletableFuture<HttpResponse<String>> ask(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT).build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  /** Sends a request and returns whatever comes back. */
  public HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LIMIT)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
