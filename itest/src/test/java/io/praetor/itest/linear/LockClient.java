package io.praetor.itest.linear;

import io.praetor.itest.harness.UnixHttp;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that takes locks with a session of its own, holds them for a while, and gives them up in
 * one of the ways there are: released, session destroyed, or forgotten until the session runs out.
 */
final class LockClient implements Runnable {

  /** Short, so that sessions run out while a test lasts; the servers must allow it. */
  static final int TTL_SECONDS = 2;

  private static final long TTL_NANOS = TimeUnit.SECONDS.toNanos(TTL_SECONDS);
  private static final int HOLD_MILLIS = 300;
  private static final int PAUSE_MILLIS = 30;
  private static final Pattern ID = Pattern.compile("\"ID\":\\s*\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("\"Session\":\\s*\"([^\"]+)\"");
  private static final Pattern INDEX = Pattern.compile("\"ModifyIndex\":\\s*(\\d+)");

  private final UnixHttp http;
  private final Random random;
  private final List<String> keys;
  private final LockLedger ledger;
  private volatile boolean done;

  /** Empty while there is none. */
  private String session = "";

  /** Until when the session lives for sure, if nobody destroys it. */
  private long aliveUntil;

  LockClient(UnixHttp http, Random random, List<String> keys, LockLedger ledger) {
    this.http = http;
    this.random = random;
    this.keys = keys;
    this.ledger = ledger;
  }

  void finish() {
    done = true;
  }

  @Override
  public void run() {
    while (!done) {
      try {
        turn();
      } catch (IOException unanswered) {
        // Nothing is known of the session any more, nor whether it holds anything.
        session = "";
      }
      Nemesis.pause(random.nextInt(PAUSE_MILLIS));
    }
  }

  private void turn() throws IOException {
    if (session.isEmpty() || !renew()) {
      create();
    }
    if (!session.isEmpty()) {
      lock(keys.get(random.nextInt(keys.size())));
    }
  }

  private void create() throws IOException {
    long began = System.nanoTime();
    String body =
        "{\"TTL\": \"%ds\", \"NodeChecks\": [], \"LockDelay\": \"%d00ms\"}"
            .formatted(TTL_SECONDS, random.nextInt(3));
    UnixHttp.Response answer = http.send("PUT", "/v1/session/create", body);
    Matcher id = ID.matcher(answer.body());
    session = answer.status() == 200 && id.find() ? id.group(1) : "";
    aliveUntil = began + TTL_NANOS;
  }

  /** False when the session is gone, which it must not be as long as it lives for sure. */
  private boolean renew() throws IOException {
    long began = System.nanoTime();
    UnixHttp.Response answer = http.send("PUT", "/v1/session/renew/" + session, "");
    if (answer.status() == 200) {
      aliveUntil = began + TTL_NANOS;
      return true;
    }
    if (answer.status() == 404 && System.nanoTime() - aliveUntil < 0) {
      ledger.complain("session " + session + " ended early: " + answer.body());
    }
    return answer.status() != 404;
  }

  private void lock(String key) throws IOException {
    String path = "/v1/kv/" + key;
    if (!says("true", http.send("PUT", path + "?acquire=" + session, session))) {
      return;
    }
    long from = System.nanoTime();
    long token = token(path);
    Nemesis.pause(random.nextInt(HOLD_MILLIS));
    if (random.nextBoolean()) {
      renew();
    }
    long until = Math.min(System.nanoTime(), aliveUntil);
    if (token > 0) {
      ledger.held(new Hold(key, session, token, from, until));
    }
    giveUp(path);
  }

  /** The fencing token, or 0 when the key is not held by this session any more. */
  private long token(String path) throws IOException {
    UnixHttp.Response answer = http.send("GET", path, "");
    Matcher holder = SESSION.matcher(answer.body());
    Matcher index = INDEX.matcher(answer.body());
    boolean mine = answer.status() == 200 && holder.find() && holder.group(1).equals(session);
    if (answer.status() == 200 && !mine && System.nanoTime() - aliveUntil < 0) {
      ledger.complain("lock lost while session " + session + " lives: " + answer.body());
    }
    return mine && index.find() ? Long.parseLong(index.group(1)) : 0;
  }

  private void giveUp(String path) throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> {
        http.send("PUT", "/v1/session/destroy/" + session, "");
        session = "";
      }
      case 1 -> session = "";
      default -> release(path);
    }
  }

  /** One that was refused, for want of a leader, leaves the lock held: with the same token. */
  private void release(String path) throws IOException {
    if (!says("true", http.send("PUT", path + "?release=" + session, "free"))) {
      session = "";
    }
  }

  private static boolean says(String text, UnixHttp.Response answer) {
    return answer.status() == 200 && answer.body().strip().equals(text);
  }
}
