package io.praetor.kv.internal.http;

import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.Commands;
import io.praetor.format.go.UnsignedNumber;
import io.praetor.kv.internal.command.KvCommand;
import io.praetor.kv.internal.command.KvCommandCodec;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/**
 * {@code /v1/kv/}, and for the web pages {@code /v1/internal/ui/locks}. Says what is to be read or
 * written; needs no state itself.
 */
public final class KvEndpoint implements HttpEndpoint {

  private static final String PATH = "/v1/kv/";
  private static final String LOCKS = "/v1/internal/ui/locks";

  /** Locks that are told at once: more than a page shows, about 1 MiB. */
  private static final int MAX_LOCKS = 5_000;

  private static final String HELP =
      "https://www.consul.io/docs/agent/options.html#kv_max_value_size";

  private static final Need LOCKED = Need.filtered(Resource.KEY);

  private final List<Route> routes;
  private final KvLimits limits;
  private final ChangeFeed feed;

  /**
   * @param maxValueBytes largest value
   * @param limits how much of the past is kept by what is written here
   * @param listPolicy whether to list keys is a right of its own
   * @param feed for those who follow changes
   */
  public KvEndpoint(int maxValueBytes, KvLimits limits, boolean listPolicy, ChangeFeed feed) {
    this.limits = limits;
    this.feed = feed;
    routes =
        List.of(
            new Route(
                PATH,
                Map.of(
                    "GET", KvNeeds.read(listPolicy).then(this::get),
                    "PUT", KvNeeds.WRITE.then(this::put),
                    "DELETE", KvNeeds.DELETE.then(this::delete)),
                new Route.BodyLimit(maxValueBytes, HELP)),
            new Route(
                LOCKS, Map.of("GET", LOCKED.then(KvEndpoint::locks)), Route.ReadHeaders.ALWAYS));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private Answer get(HttpRequest request) {
    String key = KeyName.prefix(request.remainder());
    if (request.has("changes")) {
      return changes(request, key);
    }
    if (request.has("keys")) {
      return keys(request, key);
    }
    if (request.has("recurse")) {
      return new Answer.Read<>(new KvList(key), KvSights.ENTRIES, KvAnswers.ENTRIES);
    }
    KeyName.of(key);
    if (request.has("history")) {
      return new Answer.Read<>(new KvHistory(key), KvAnswers.VERSIONS);
    }
    var render = request.has("raw") ? KvAnswers.RAW : KvAnswers.ENTRIES;
    if (request.has("version")) {
      long version = UnsignedNumber.parse(request.parameter("version"));
      return new Answer.Read<>(new KvVersionAt(key, version), render);
    }
    return new Answer.Read<>(new KvGet(key), render);
  }

  private static Answer keys(HttpRequest request, String prefix) {
    String separator = separator(request);
    return request.caller().isUnlimited()
        ? new Answer.Read<>(new KvKeys(prefix, separator), KvAnswers.KEYS)
        : new Answer.Read<>(new KvKeys(prefix, ""), KvSights.KEYS, new CutKeys(prefix, separator));
  }

  private static Answer locks(HttpRequest request) {
    return new Answer.Read<>(new KvHolds(MAX_LOCKS), KvSights.LOCKS, KvAnswers.LOCKS);
  }

  private Answer changes(HttpRequest request, String key) {
    if (limits.changes() == 0) {
      throw KvAnswers.changesAreOff();
    }
    boolean below = request.has("recurse");
    return feed.follow(request, below ? key : KeyName.of(key), below);
  }

  /** The misspelt name is as old as the API. */
  private static String separator(HttpRequest request) {
    String separator = request.parameter("separator");
    return separator.isEmpty() ? request.parameter("seperator") : separator;
  }

  private Answer put(HttpRequest request) {
    String key = KeyName.of(request.remainder());
    refuseConflict(request, "cas", "acquire", "release");
    refuseConflict(request, "release", "ttl", "rollback");
    refuseConflict(request, "acquire", "rollback");
    if (request.has("rollback")) {
      return write(rollback(request, key));
    }
    long flags = request.has("flags") ? UnsignedNumber.parse(request.parameter("flags")) : 0;
    byte[] value = request.body();
    if (request.has("release")) {
      return write(KvCommand.unlock(key, value, flags, request.parameter("release")));
    }
    long life = request.has("ttl") ? LifetimeParameter.millis(request.parameter("ttl")) : 0;
    return write(set(request, key, value, flags).living(life));
  }

  private static KvCommand set(HttpRequest request, String key, byte[] value, long flags) {
    if (request.has("cas")) {
      long index = UnsignedNumber.parse(request.parameter("cas"));
      return KvCommand.setIf(key, value, flags, index);
    }
    return request.has("acquire")
        ? KvCommand.lock(key, value, flags, request.parameter("acquire"))
        : KvCommand.set(key, value, flags);
  }

  private static KvCommand rollback(HttpRequest request, String key) {
    long version = UnsignedNumber.parse(request.parameter("rollback"));
    return request.has("cas")
        ? KvCommand.rollbackIf(key, version, UnsignedNumber.parse(request.parameter("cas")))
        : KvCommand.rollback(key, version);
  }

  private Answer delete(HttpRequest request) {
    String key = KeyName.prefix(request.remainder());
    refuseConflict(request, "recurse", "cas");
    if (request.has("recurse")) {
      return write(KvCommand.deleteTree(key));
    }
    KeyName.of(key);
    return write(
        request.has("cas")
            ? KvCommand.deleteIf(key, UnsignedNumber.parse(request.parameter("cas")))
            : KvCommand.delete(key));
  }

  private Answer write(KvCommand command) {
    return new Answer.Write(
        Commands.KV, KvCommandCodec.encode(command.within(limits)), KvAnswers.WRITTEN);
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
