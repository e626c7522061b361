package io.praetor.itest.linear;

import io.praetor.itest.harness.UnixHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes and deletes keys of its own, and notes which values were taken. */
final class FeedWriter implements Runnable {

  private static final int PAUSE_MILLIS = 10;

  private final UnixHttp http;
  private final Random random;
  private final String name;
  private final List<String> keys;
  private final Set<String> acknowledged = new HashSet<>();
  private volatile boolean done;
  private int written;

  /**
   * Makes one.
   *
   * @param name unique among writers; part of every value that it writes
   */
  FeedWriter(UnixHttp http, Random random, String name, List<String> keys) {
    this.http = http;
    this.random = random;
    this.name = name;
    this.keys = keys;
  }

  void finish() {
    done = true;
  }

  /** Values, in base64, whose writes were answered; for when the writer has ended. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void run() {
    while (!done) {
      String key = keys.get(random.nextInt(keys.size()));
      try {
        if (random.nextInt(5) == 0) {
          http.send("DELETE", "/v1/kv/" + key, "");
        } else {
          put(key, name + "-" + ++written);
        }
      } catch (IOException unanswered) {
        Nemesis.pause(PAUSE_MILLIS);
      }
    }
  }

  private void put(String key, String value) throws IOException {
    UnixHttp.Response answer = http.send("PUT", "/v1/kv/" + key, value);
    if (answer.status() == 200 && answer.body().strip().equals("true")) {
      acknowledged.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    } else {
      Nemesis.pause(PAUSE_MILLIS);
    }
  }
}
