package io.praetor.cli.lock;

import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import io.praetor.cli.kv.KvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who holds the places of a semaphore, as it is written under its key; immutable.
 *
 * @param limit how many places there are
 * @param sessions ids of the sessions that have one
 */
record Holders(long limit, Set<String> sessions) {

  Holders {
    sessions = Set.copyOf(sessions);
  }

  /** Reads a value; an empty one is that of a semaphore that nobody has used. */
  static Holders decode(byte[] value, long limit) throws IOException {
    if (value.length == 0) {
      return new Holders(limit, Set.of());
    }
    try {
      Json json = Json.parse(value);
      return new Holders(json.get("Limit").whole(), json.get("Holders").members().keySet());
    } catch (IOException malformed) {
      throw new IOException("lock decoding failed: " + malformed.getMessage(), malformed);
    }
  }

  byte[] encode() {
    String holders =
        new TreeSet<>(sessions)
            .stream()
                .map(session -> GoJson.quote(session) + ":true")
                .collect(Collectors.joining(",", "{", "}"));
    String json = "{\"Limit\":" + limit + ",\"Holders\":" + holders + "}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Without those whose session holds nothing any more: it has ended. */
  Holders alive(Collection<KvRecord> records) {
    Set<String> alive = records.stream().map(KvRecord::session).collect(Collectors.toSet());
    return new Holders(
        limit, sessions.stream().filter(alive::contains).collect(Collectors.toSet()));
  }

  boolean isFull() {
    return sessions.size() >= limit;
  }

  boolean has(String session) {
    return sessions.contains(session);
  }

  Holders with(String session) {
    Set<String> more = new TreeSet<>(sessions);
    more.add(session);
    return new Holders(limit, more);
  }

  Holders without(String session) {
    Set<String> fewer = new TreeSet<>(sessions);
    fewer.remove(session);
    return new Holders(limit, fewer);
  }
}
