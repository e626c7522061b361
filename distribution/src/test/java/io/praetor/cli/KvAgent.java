package io.praetor.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.praetor.cli.json.GoJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An agent whose keys and sessions are real: locks, conditions, and reads that wait. */
public final class KvAgent implements AutoCloseable {

  private static final int OK = 200;

  /** A key. */
  public record Entry(byte[] value, String flags, String session, long created, long modified) {}

  /** An answer. */
  private record Reply(int status, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TreeMap<String, Entry> keys = new TreeMap<>(); // guarded by this
  private final Map<String, String> sessions = new HashMap<>(); // guarded by this
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> onEvent = payload -> {};
  private volatile int readStatus = OK;
  private volatile boolean acquireRefused;
  private long index = 10;
  private int made;

  public KvAgent() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Reads of keys are refused from now on, those that wait first of all. */
  public synchronized void failReads(int status) {
    readStatus = status;
    index++;
    notifyAll();
  }

  /** As during a lock delay. */
  public void refuseAcquisitions(boolean refused) {
    acquireRefused = refused;
  }

  /** Is told the payload of every event that is fired. */
  public void onEvent(Consumer<String> listener) {
    onEvent = listener;
  }

  public synchronized Entry get(String key) {
    return keys.get(key);
  }

  public synchronized List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  public synchronized Map<String, String> sessions() {
    return Map.copyOf(sessions);
  }

  /** Makes a session without asking. */
  public synchronized String session() {
    String id = "s-" + ++made;
    sessions.put(id, "{}");
    return id;
  }

  /** Writes without asking. */
  public synchronized void put(String key, String value, String flags, String session) {
    index++;
    Entry before = keys.get(key);
    keys.put(
        key,
        new Entry(
            value.getBytes(StandardCharsets.UTF_8),
            flags,
            session,
            before == null ? index : before.created,
            index));
    notifyAll();
  }

  public synchronized void delete(String key) {
    index++;
    keys.remove(key);
    notifyAll();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (body.length == 0 ? "" : " " + new String(body, StandardCharsets.UTF_8)));
    Reply reply;
    synchronized (this) {
      reply = reply(exchange, body);
      exchange.getResponseHeaders().set("X-Consul-Index", Long.toString(index));
    }
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Reply reply(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (path.startsWith("/v1/kv/")) {
      return kv(exchange.getRequestMethod(), path.substring("/v1/kv/".length()), query, body);
    } else if (path.startsWith("/v1/session/")) {
      return session(path.substring("/v1/session/".length()), body);
    } else if (path.startsWith("/v1/event/fire/")) {
      String payload = new String(body, StandardCharsets.UTF_8);
      threads.execute(() -> onEvent.accept(payload));
      return new Reply(OK, "{\"ID\":\"e-1\"}");
    }
    return new Reply(OK, "{\"Config\":{\"Datacenter\":\"dc1\",\"NodeName\":\"here\"}}");
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      query.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "" : URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private Reply session(String path, byte[] body) {
    if (path.equals("create")) {
      String id = session();
      sessions.put(id, new String(body, StandardCharsets.UTF_8));
      return new Reply(OK, "{\"ID\":\"" + id + "\"}");
    }
    String id = path.substring(path.indexOf('/') + 1);
    if (path.startsWith("destroy/") && sessions.containsKey(id)) {
      boolean delete = sessions.remove(id).contains("\"Behavior\":\"delete\"");
      end(id, delete);
    }
    return sessions.containsKey(id) || path.startsWith("destroy/")
        ? new Reply(OK, "true")
        : new Reply(404, "");
  }

  private void end(String session, boolean delete) {
    for (Map.Entry<String, Entry> held : List.copyOf(keys.entrySet())) {
      Entry entry = held.getValue();
      if (entry.session.equals(session) && delete) {
        delete(held.getKey());
      } else if (entry.session.equals(session)) {
        put(held.getKey(), new String(entry.value, StandardCharsets.UTF_8), entry.flags, "");
      }
    }
  }

  private Reply kv(String method, String key, Map<String, String> query, byte[] body) {
    return switch (method) {
      case "GET" -> read(key, query);
      case "PUT" -> write(key, query, new String(body, StandardCharsets.UTF_8));
      default -> remove(key, query);
    };
  }

  private Reply read(String key, Map<String, String> query) {
    try {
      while (query.getOrDefault("index", "0").equals(Long.toString(index))) {
        wait();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    if (readStatus != OK) {
      return new Reply(readStatus, "no");
    }
    Map<String, Entry> found =
        query.containsKey("recurse") || query.containsKey("keys")
            ? keys.subMap(key, key + Character.MAX_VALUE)
            : keys.containsKey(key) ? Map.of(key, keys.get(key)) : Map.of();
    String body =
        found.entrySet().stream()
            .map(
                entry ->
                    query.containsKey("keys")
                        ? GoJson.quote(entry.getKey())
                        : json(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "[", "]"));
    return found.isEmpty() ? new Reply(404, "") : new Reply(OK, body);
  }

  private static String json(String key, Entry entry) {
    return "{\"Key\":"
        + GoJson.quote(key)
        + ",\"Value\":\""
        + Base64.getEncoder().encodeToString(entry.value)
        + "\",\"Flags\":"
        + entry.flags
        + ",\"LockIndex\":0,\"CreateIndex\":"
        + entry.created
        + ",\"ModifyIndex\":"
        + entry.modified
        + (entry.session.isEmpty() ? "" : ",\"Session\":" + GoJson.quote(entry.session))
        + "}";
  }

  private Reply write(String key, Map<String, String> query, String value) {
    Entry before = keys.get(key);
    String holder = before == null ? "" : before.session;
    String flags = query.getOrDefault("flags", "0");
    if (query.containsKey("acquire")) {
      String session = query.get("acquire");
      if (!sessions.containsKey(session)) {
        return new Reply(500, "invalid session");
      }
      if (acquireRefused || !(holder.isEmpty() || holder.equals(session))) {
        return new Reply(OK, "false");
      }
      put(key, value, flags, session);
    } else if (query.containsKey("release")) {
      if (!holder.equals(query.get("release"))) {
        return new Reply(OK, "false");
      }
      put(key, value, flags, "");
    } else {
      if (!isCurrent(before, query)) {
        return new Reply(OK, "false");
      }
      put(key, value, flags, holder);
    }
    return new Reply(OK, "true");
  }

  private static boolean isCurrent(Entry entry, Map<String, String> query) {
    String wanted = query.get("cas");
    return wanted == null || wanted.equals(entry == null ? "0" : Long.toString(entry.modified));
  }

  private Reply remove(String key, Map<String, String> query) {
    if (query.containsKey("recurse")) {
      List.copyOf(keys.subMap(key, key + Character.MAX_VALUE).keySet()).forEach(this::delete);
    } else if (!isCurrent(keys.get(key), query)) {
      return new Reply(OK, "false");
    } else {
      delete(key);
    }
    return new Reply(OK, "true");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
