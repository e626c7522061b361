package io.praetor.catalog.internal.prepared;

import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers for other agents; quotes are single. */
public final class FakeRelay implements ApiRelay {

  /** What was asked, and whom. */
  public record Asked(String where, ApiRequest request) {}

  public final List<Asked> asked = new ArrayList<>();
  public List<String> datacenters = List.of();
  public boolean relaysHome;

  private final Map<String, ApiResponse> answers = new HashMap<>();

  /** What a datacenter answers from now on; a list needs no brackets. */
  public void answer(String datacenter, int status, String body) {
    String json = body.startsWith("{'Node'") ? "[" + body + "]" : body;
    answers.put(
        datacenter,
        new ApiResponse(
            status, Map.of(), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public boolean relaysHome() {
    return relaysHome;
  }

  @Override
  public Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink) {
    throw new UnsupportedOperationException("nothing is streamed here");
  }

  @Override
  public CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request) {
    asked.add(new Asked(datacenter, request));
    return CompletableFuture.completedFuture(answers.get(datacenter));
  }

  @Override
  public List<String> datacenters() {
    return datacenters;
  }
}
