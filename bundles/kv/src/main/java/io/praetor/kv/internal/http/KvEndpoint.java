package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.Commands;
import io.praetor.kv.internal.command.KvCommand;
import io.praetor.kv.internal.command.KvCommandCodec;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code /v1/kv/}. Says what is to be read or written; needs no state itself. */
public final class KvEndpoint implements HttpEndpoint {

  /**
   * Longest key. Consul has no limit of its own; a storage engine takes keys of 2 KiB, of which the
   * state needs a little.
   */
  static final int MAX_KEY_BYTES = 2_000;

  private static final String PATH = "/v1/kv/";
  private static final String HELP =
      "https://www.consul.io/docs/agent/options.html#kv_max_value_size";

  private final List<Route> routes;

  public KvEndpoint(int maxValueBytes) {
    routes =
        List.of(
            new Route(
                PATH,
                Map.of("GET", this::get, "PUT", this::put, "DELETE", this::delete),
                new Route.BodyLimit(maxValueBytes, HELP)));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private Answer get(HttpRequest request) {
    String key = key(request);
    if (request.has("keys")) {
      return new Answer.Read<>(new KvKeys(key, separator(request)), KvAnswers.KEYS);
    }
    if (request.has("recurse")) {
      return new Answer.Read<>(new KvList(key), KvAnswers.ENTRIES);
    }
    return new Answer.Read<>(
        new KvGet(named(key)), request.has("raw") ? KvAnswers.RAW : KvAnswers.ENTRY);
  }

  /** The misspelt name is as old as the API. */
  private static String separator(HttpRequest request) {
    String separator = request.parameter("separator");
    return separator.isEmpty() ? request.parameter("seperator") : separator;
  }

  private Answer put(HttpRequest request) {
    String key = named(key(request));
    refuseConflict(request, "cas", "acquire", "release");
    long flags = request.has("flags") ? UnsignedNumber.parse(request.parameter("flags")) : 0;
    byte[] value = request.body();
    if (request.has("cas")) {
      long index = UnsignedNumber.parse(request.parameter("cas"));
      return write(KvCommand.setIf(key, value, flags, index));
    }
    if (request.has("acquire")) {
      return write(KvCommand.lock(key, value, flags, request.parameter("acquire")));
    }
    if (request.has("release")) {
      return write(KvCommand.unlock(key, value, flags, request.parameter("release")));
    }
    return write(KvCommand.set(key, value, flags));
  }

  private Answer delete(HttpRequest request) {
    String key = key(request);
    refuseConflict(request, "recurse", "cas");
    if (request.has("recurse")) {
      return write(KvCommand.deleteTree(key));
    }
    named(key);
    return write(
        request.has("cas")
            ? KvCommand.deleteIf(key, UnsignedNumber.parse(request.parameter("cas")))
            : KvCommand.delete(key));
  }

  private static Answer write(KvCommand command) {
    return new Answer.Write(Commands.KV, KvCommandCodec.encode(command), KvAnswers.WRITTEN);
  }

  private static String key(HttpRequest request) {
    String key = request.remainder();
    if (key.indexOf('\0') >= 0) {
      throw new InvalidRequestException("Invalid key: it contains a NUL character");
    }
    if (key.length() > MAX_KEY_BYTES
        || key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw new InvalidRequestException(
          "Invalid key: it is longer than " + MAX_KEY_BYTES + " bytes");
    }
    return key;
  }

  private static String named(String key) {
    if (key.isEmpty()) {
      throw new InvalidRequestException("Missing key name");
    }
    return key;
  }

  private static void refuseConflict(HttpRequest request, String... parameters) {
    boolean found = false;
    for (String parameter : parameters) {
      if (request.has(parameter)) {
        if (found) {
          throw new InvalidRequestException(
              "Conflicting flags: " + CanonicalQuery.of(request.rawQuery()) + "\n");
        }
        found = true;
      }
    }
  }
}
