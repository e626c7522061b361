package io.praetor.bridge.config.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.home.HomeCalls;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The keys as the HTTP API has them: a read that waits, and transactions that compare. */
final class KvKeys implements Keys {

  /** Operations that a transaction may have. */
  private static final int OPERATIONS_MAX = 128;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the answer makes no sense: " + reason);

  private final HomeCalls calls;
  private final String prefix;

  /**
   * Keys of a folder.
   *
   * @param prefix with a slash at the end
   * @param token empty for none
   */
  KvKeys(DatacenterApi api, String prefix, String token) {
    this.calls = new HomeCalls(api, token);
    this.prefix = prefix;
  }

  @Override
  public CompletableFuture<Listing> read(long newerThan) {
    String path = URLEncoder.encode(prefix, StandardCharsets.UTF_8).replace("+", "%20");
    String target = "/v1/kv/" + path.replace("%2F", "/") + "?recurse";
    return calls.read(target, newerThan).thenApply(this::listing);
  }

  private Listing listing(ApiResponse response) {
    if (response.status() != OK && response.status() != NOT_FOUND) {
      throw HomeCalls.refused(response);
    }
    List<Key> keys = new ArrayList<>();
    if (response.status() == OK) {
      Object tree = JsonTree.parse(response.body(), GARBLED);
      for (Fields entry : Fields.of("", Map.of("Keys", tree), GARBLED).list("Keys", "KVPair")) {
        keys.add(
            new Key(
                entry.text("Key").substring(prefix.length()),
                value(entry.text("Value")),
                entry.index("ModifyIndex")));
      }
    }
    return new Listing(HomeCalls.index(response), keys);
  }

  private static byte[] value(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw GARBLED.because(e.getMessage());
    }
  }

  @Override
  public CompletableFuture<Boolean> replace(String pid, List<Key> read, String text) {
    List<Object> operations = new ArrayList<>();
    long index = 0;
    for (Key key : read) {
      if (key.name().equals(pid)) {
        index = key.index();
      }
      if (!key.name().equals(pid) || text.isEmpty()) {
        operations.add(operation("delete-cas", key.name(), key.index(), null));
      }
    }
    if (!text.isEmpty()) {
      operations.add(operation("cas", pid, index, text));
    }
    if (operations.size() > OPERATIONS_MAX) {
      return CompletableFuture.failedFuture(
          new OperationFailedException(
              "there are more than " + OPERATIONS_MAX + " keys for this configuration"));
    }
    byte[] body = JsonText.of(operations).getBytes(StandardCharsets.UTF_8);
    return calls.ask("PUT", "/v1/txn", body).thenApply(KvKeys::isDone);
  }

  private Map<String, Object> operation(String verb, String name, long index, String text) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("Verb", verb);
    operation.put("Key", prefix + name);
    operation.put("Index", index);
    if (text != null) {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      operation.put("Value", Base64.getEncoder().encodeToString(value));
    }
    return Map.of("KV", operation);
  }

  private static boolean isDone(ApiResponse response) {
    if (response.status() != OK && response.status() != CONFLICT) {
      throw HomeCalls.refused(response);
    }
    return response.status() == OK;
  }

  @Override
  public void giveUp() {
    calls.giveUp();
  }
}
