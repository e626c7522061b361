package io.praetor.agent.internal.keyring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.spi.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The part of an operation that a server of another datacenter does. */
final class ForwardedKeyring {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ForwardedKeyring() {}

  static CompletableFuture<List<KeyringReply>> ask(
      ApiRelay relay, String datacenter, HttpRequest request, String token) {
    Map<String, List<String>> headers = new HashMap<>();
    if (!token.isEmpty()) {
      headers.put("x-consul-token", List.of(token));
    }
    String factor = request.parameter("relay-factor"); // a number, as has been checked
    String query = factor.isEmpty() ? "" : "?relay-factor=" + factor.replace("+", "");
    ApiRequest there =
        new ApiRequest(
            request.method(), KeyringEndpoint.PART + query, headers, request.body(), null);
    return relay
        .ask(datacenter, there)
        .thenApply(response -> replies(datacenter, response))
        .exceptionally(failure -> failed(datacenter, String.valueOf(failure.getMessage())));
  }

  private static List<KeyringReply> replies(String datacenter, ApiResponse response) {
    if (response.status() != 200) {
      String text = new String(response.body(), StandardCharsets.UTF_8).strip();
      return failed(datacenter, text.isEmpty() ? "status " + response.status() : text);
    }
    return response.body().length == 0 ? List.of() : parse(datacenter, response.body());
  }

  private static List<KeyringReply> failed(String datacenter, String reason) {
    return List.of(new KeyringReply(false, datacenter, null, reason));
  }

  private static List<KeyringReply> parse(String datacenter, byte[] json) {
    List<KeyringReply> replies = new ArrayList<>();
    try (JsonParser in = FACTORY.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        replies.add(reply(datacenter, in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return replies;
  }

  private static KeyringReply reply(String datacenter, JsonParser in) throws IOException {
    int members = 0;
    Map<String, Integer> keys = Map.of();
    Map<String, Integer> primaryKeys = Map.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "NumNodes" -> members = in.getIntValue();
        case "Keys" -> keys = counts(in);
        case "PrimaryKeys" -> primaryKeys = counts(in);
        default -> in.skipChildren();
      }
    }
    KeyringAnswer answer = new KeyringAnswer(members, members, 0, Map.of(), keys, primaryKeys);
    return new KeyringReply(false, datacenter, answer, "");
  }

  private static Map<String, Integer> counts(JsonParser in) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      counts.put(key, in.getIntValue());
    }
    return counts;
  }
}
