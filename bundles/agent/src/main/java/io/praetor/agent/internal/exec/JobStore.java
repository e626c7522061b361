package io.praetor.agent.internal.exec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The keys of jobs. Blocks; for threads of jobs. */
final class JobStore {

  /** Longer than servers wait for a leader. */
  private static final long ANSWER_MILLIS = 15_000;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final DatacenterApi api;

  JobStore(DatacenterApi api) {
    this.api = api;
  }

  /**
   * The value of a key. Asks any server first, since all agents ask at once, and the leader if that
   * one has not heard of it yet.
   */
  Optional<byte[]> read(String key) throws IOException, InterruptedException {
    Optional<byte[]> found = read(key, "?stale");
    return found.isPresent() ? found : read(key, "");
  }

  private Optional<byte[]> read(String key, String query) throws IOException, InterruptedException {
    ApiResponse response = ask("GET", key, query, new byte[0]);
    return response.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(value(requireOk(response).body()));
  }

  /** Writes a key that is then held by the session; fails when the session has ended. */
  void write(String key, byte[] value, String session) throws IOException, InterruptedException {
    ApiResponse response = requireOk(ask("PUT", key, "?acquire=" + encoded(session), value));
    if (!new String(response.body(), StandardCharsets.UTF_8).strip().equals("true")) {
      throw new IOException("write failed");
    }
  }

  private ApiResponse ask(String method, String key, String query, byte[] body)
      throws IOException, InterruptedException {
    String target = "/v1/kv/" + encoded(key).replace("%2F", "/") + query;
    DatacenterApi.Call call = api.ask("", new ApiRequest(method, target, Map.of(), body, null));
    try {
      return call.answer().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause().getMessage(), failure);
    } catch (TimeoutException late) {
      throw new IOException("no answer", late);
    } finally {
      call.cancel().run();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ApiResponse requireOk(ApiResponse response) throws IOException {
    if (response.status() != OK) {
      throw new IOException(new String(response.body(), StandardCharsets.UTF_8).strip());
    }
    return response;
  }

  private static byte[] value(byte[] json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      while (in.nextToken() != null) {
        if (in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals("Value")) {
          return in.nextToken() == JsonToken.VALUE_STRING ? in.getBinaryValue() : new byte[0];
        }
      }
    }
    throw new IOException("no value");
  }
}
