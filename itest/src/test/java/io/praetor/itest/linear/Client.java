package io.praetor.itest.linear;

import io.praetor.itest.harness.UnixHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that reads, writes and exchanges random keys of one agent, and notes what it saw. */
final class Client implements Runnable {

  private static final Pattern INDEX = Pattern.compile("\"ModifyIndex\":(\\d+)");
  private static final Pattern VALUE = Pattern.compile("\"Value\":\"([^\"]*)\"");

  /** Pause after a request without an answer, so that not all of a history is unknown. */
  private static final long PAUSE_NANOS = 50_000_000;

  private final UnixHttp http;
  private final Random random;
  private final String name;
  private final Map<String, List<Operation>> histories;
  private final List<String> keys;
  private volatile boolean done;
  private int written;

  /**
   * Makes a client.
   *
   * @param name unique among clients; part of every value that it writes
   * @param histories by key; the lists are safe for many threads
   */
  Client(UnixHttp http, Random random, String name, Map<String, List<Operation>> histories) {
    this.http = http;
    this.random = random;
    this.name = name;
    this.histories = histories;
    this.keys = List.copyOf(histories.keySet());
  }

  void finish() {
    done = true;
  }

  @Override
  public void run() {
    while (!done) {
      String key = keys.get(random.nextInt(keys.size()));
      if (!act(key, histories.get(key))) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private boolean act(String key, List<Operation> history) {
    return switch (random.nextInt(3)) {
      case 0 -> read(key, history) != null;
      case 1 -> put(key, history);
      default -> exchange(key, history);
    };
  }

  /** What a read found. */
  private record Found(String value, String index) {}

  private Found read(String key, List<Operation> history) {
    long began = System.nanoTime();
    try {
      String mode = random.nextInt(4) == 0 ? "?consistent" : "";
      UnixHttp.Response answer = http.send("GET", "/v1/kv/" + key + mode, "");
      long ended = System.nanoTime();
      if (answer.status() == 404) {
        history.add(Operation.get(null, began, ended));
        return new Found(null, "0");
      }
      Matcher value = VALUE.matcher(answer.body());
      Matcher index = INDEX.matcher(answer.body());
      if (answer.status() == 200 && value.find() && index.find()) {
        history.add(Operation.get(value.group(1), began, ended));
        return new Found(value.group(1), index.group(1));
      }
    } catch (IOException unanswered) {
      // A read without an answer says nothing.
    }
    return null;
  }

  private boolean put(String key, List<Operation> history) {
    String value = nextValue();
    long began = System.nanoTime();
    String answer = write("/v1/kv/" + key, value);
    boolean known = answer.equals("true");
    history.add(Operation.put(encoded(value), began, known ? now() : Operation.UNKNOWN));
    return known;
  }

  private boolean exchange(String key, List<Operation> history) {
    Found found = read(key, history);
    if (found == null) {
      return false;
    }
    String value = nextValue();
    long began = System.nanoTime();
    String answer = write("/v1/kv/" + key + "?cas=" + found.index(), value);
    boolean known = answer.equals("true") || answer.equals("false");
    history.add(
        Operation.cas(
            found.value(),
            encoded(value),
            answer.equals("true"),
            began,
            known ? now() : Operation.UNKNOWN));
    return known;
  }

  /** The answer, or nothing when it is not known whether the write happened. */
  private String write(String path, String value) {
    try {
      UnixHttp.Response answer = http.send("PUT", path, value);
      return answer.status() == 200 ? answer.body().strip() : "";
    } catch (IOException unanswered) {
      return "";
    }
  }

  private static long now() {
    return System.nanoTime();
  }

  private String nextValue() {
    return name + "-" + ++written;
  }

  /** As it comes back from a read. */
  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
