package io.praetor.itest.linear;

import io.praetor.itest.harness.UnixHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the changes below a prefix, now through one server and now through another, and goes on
 * where it was whatever happens to them.
 */
final class FeedReader implements Runnable {

  private static final int PAUSE_MILLIS = 50;
  private static final Pattern INDEX = Pattern.compile("^\\{\"Index\":(\\d+)");
  private static final Pattern CHANGE = Pattern.compile("\\{\"Op\":\"(put|delete)\"([^{}]*)\\}");
  private static final Pattern KEY = Pattern.compile("\"Key\":\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\"Value\":\"([^\"]*)\"");
  private static final Pattern MODIFIED = Pattern.compile("\"ModifyIndex\":(\\d+)");

  /**
   * A change as it was told.
   *
   * @param key what changed
   * @param value base64 of what stands there now, null when nothing does
   * @param index of the command
   */
  record Change(String key, String value, long index) {}

  private final List<UnixHttp> servers;
  private final Random random;
  private final String prefix;
  private final List<Change> told = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private volatile long index;
  private volatile boolean done;

  /**
   * Makes one.
   *
   * @param index where it begins: that of a list which it knows
   */
  FeedReader(List<UnixHttp> servers, Random random, String prefix, long index) {
    this.servers = servers;
    this.random = random;
    this.prefix = prefix;
    this.index = index;
  }

  void finish() {
    done = true;
  }

  /** Everything up to here has been told. */
  long index() {
    return index;
  }

  /** What was told, in that order; for when the reader has ended. */
  List<Change> told() {
    return told;
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public void run() {
    while (!done) {
      UnixHttp server = servers.get(random.nextInt(servers.size()));
      if (!ask(server)) {
        Nemesis.pause(PAUSE_MILLIS);
      }
    }
  }

  private boolean ask(UnixHttp server) {
    try {
      UnixHttp.Response answer =
          server.send("GET", "/v1/kv/" + prefix + "?recurse&changes&wait=1s&index=" + index, "");
      if (answer.status() != 200) {
        return false;
      }
      note(answer.body());
      return true;
    } catch (IOException unanswered) {
      return false;
    }
  }

  private void note(String body) {
    Matcher page = INDEX.matcher(body);
    if (!page.find() || body.contains("\"Resync\"")) {
      complaints.add("history lost behind " + index + ": " + body);
      done = true;
      return;
    }
    Matcher change = CHANGE.matcher(body);
    while (change.find()) {
      String rest = change.group(2);
      String value = change.group(1).equals("put") ? found(VALUE, rest) : null;
      told.add(new Change(found(KEY, rest), value, Long.parseLong(found(MODIFIED, rest))));
    }
    index = Long.parseLong(page.group(1));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
