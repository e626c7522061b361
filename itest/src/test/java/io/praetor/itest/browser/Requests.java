package io.praetor.itest.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvClient;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Requests to the cluster that have to succeed. They may be made twice: where a leader is lost on a
 * busy machine, they are made again.
 */
final class Requests {

  /** As many operations as a transaction may have. */
  private static final int BATCH = 64;

  private static final int WRITERS = 3;

  /** Generous: the machine may be busy, and servers may have to elect. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int SERVER_ERROR = 500;

  private static final Logger LOG = Logger.getLogger(Requests.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KvClient client;

  Requests(KvClient client) {
    this.client = client;
  }

  /** A part of a path. */
  static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A member of a JSON object. */
  static String text(String json, String member) {
    return tree(json).path(member).asText();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  String get(String path) {
    return send("GET", path, "");
  }

  String put(String path, String body) {
    return send("PUT", path, body);
  }

  void delete(String path) {
    send("DELETE", path, "");
  }

  /** The status that a GET is answered with, and nothing is tried again. */
  int statusOf(String path) {
    return client.get(path).statusCode();
  }

  /** The JSON that a GET is answered with. */
  JsonNode json(String path) {
    return tree(get(path));
  }

  private String send(String method, String path, String body) {
    Deadline deadline = new Deadline(LIMIT, method + " " + path);
    while (true) {
      try {
        HttpResponse<String> answer = client.send(method, path, body);
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        if (answer.statusCode() < SERVER_ERROR) {
          throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        LOG.info(() -> path + ": " + answer.body());
      } catch (UncheckedIOException e) {
        LOG.info(() -> path + ": " + e);
      }
      deadline.pause();
    }
  }

  String putJson(String path, Object body) {
    try {
      return put(path, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** In transactions, one after the other. */
  void inOrder(Stream<Map<String, Object>> operations) {
    batches(operations).forEach(batch -> putJson("/v1/txn", batch));
  }

  /** In transactions, several at a time. */
  void inAnyOrder(Stream<Map<String, Object>> operations) {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<CompletableFuture<String>> answers =
          batches(operations).stream()
              .map(batch -> CompletableFuture.supplyAsync(() -> putJson("/v1/txn", batch), writers))
              .toList();
      answers.forEach(CompletableFuture::join);
    } finally {
      writers.shutdownNow();
    }
  }

  private static List<List<Map<String, Object>>> batches(Stream<Map<String, Object>> operations) {
    List<List<Map<String, Object>>> batches = new ArrayList<>();
    List<Map<String, Object>> all = operations.toList();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
    }
    return batches;
  }
}
