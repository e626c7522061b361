package io.praetor.bridge.config.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps configurations and keys in agreement. All of it is for one thread, the timer's. */
final class Bridge {

  /** The first pause after a failure, doubled up to the longest. */
  static final long PAUSE_MILLIS = 1_000;

  static final long PAUSE_MILLIS_MAX = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final Keys keys;
  private final Configurations configurations;
  private final boolean publishes;
  private final ScheduledExecutorService timer;

  /** What keys said last, by PID. */
  private Map<String, Document> documents = new HashMap<>();

  /** What both sides said last; a PID that is missing was on neither side. */
  private final Map<String, Content> agreed = new HashMap<>();

  /** What was written to keys and not read back yet. */
  private final Map<String, Content> underWay = new HashMap<>();

  private final Map<String, String> complaints = new TreeMap<>();
  private boolean isRead;
  private boolean isReading;
  private long index;
  private long pauseMillis = PAUSE_MILLIS;
  private volatile Map<String, String> status = Map.of();

  /**
   * A bridge that has not begun.
   *
   * @param publishes whether what changes on this side becomes keys
   */
  Bridge(
      Keys keys, Configurations configurations, boolean publishes, ScheduledExecutorService timer) {
    this.keys = keys;
    this.configurations = configurations;
    this.publishes = publishes;
    this.timer = timer;
  }

  /** Numbers and problems, for any thread. */
  Map<String, String> status() {
    return status;
  }

  /** Reads the keys, from now on. */
  void read() {
    if (isReading) {
      return;
    }
    isReading = true;
    try {
      var unused = keys.read(index).whenCompleteAsync(this::answered, timer);
    } catch (RuntimeException e) {
      answered(null, e);
    }
  }

  private void answered(Keys.Listing listing, Throwable failure) {
    isReading = false;
    if (failure != null) {
      LOG.debug("the keys of configurations cannot be read", failure);
      if (pauseMillis > PAUSE_MILLIS) { // an agent that starts has no answers for a moment
        complain("", "keys cannot be read: " + reason(failure));
        report();
      }
      readLater();
      return;
    }
    complaints.remove("");
    pauseMillis = PAUSE_MILLIS;
    // An index that goes back is another history: begin with that.
    index = listing.index() < index ? 0 : listing.index();
    if (!followed(listing) || index == 0) {
      readLater();
    } else {
      read();
    }
  }

  /** Whatever goes wrong here must not end the reading. */
  private boolean followed(Keys.Listing listing) {
    try {
      follow(Document.all(listing.keys()));
      return true;
    } catch (RuntimeException e) {
      LOG.error("Keys could not be followed; trying again", e);
      return false;
    }
  }

  private void readLater() {
    index = 0;
    var unused = timer.schedule(this::read, pauseMillis, TimeUnit.MILLISECONDS);
    pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
  }

  private void follow(Map<String, Document> now) {
    Set<String> pids = new HashSet<>(documents.keySet());
    pids.addAll(now.keySet());
    documents = now;
    now.forEach(
        (pid, document) -> {
          if (document.content().equals(underWay.get(pid))) {
            underWay.remove(pid);
            agreed.put(pid, document.content());
          }
        });
    try {
      Map<String, Content> here = configurations.all();
      if (!isRead) {
        isRead = true;
        begin(here);
      }
      pids.addAll(here.keySet());
    } catch (IOException e) {
      complain("", "configurations cannot be read: " + e.getMessage());
    }
    pids.forEach(this::agree);
    report();
  }

  /** What this side says when the bridge begins is old news where keys speak, or spoke of it. */
  private void begin(Map<String, Content> here) {
    here.forEach(
        (pid, content) -> {
          try {
            if (documents.containsKey(pid) || configurations.isFromKeys(Pid.of(pid))) {
              agreed.put(pid, content);
            }
          } catch (IOException e) {
            complain(pid, e.getMessage());
          }
        });
  }

  /** A configuration of this side changed, came or went. */
  void changed(String pid) {
    if (isRead) {
      agree(pid);
      report();
    }
  }

  private void agree(String text) {
    Document document = documents.getOrDefault(text, Document.NONE);
    if (underWay.containsKey(text)) {
      return;
    }
    String problem = document.content().problem();
    if (problem.isEmpty()) {
      try {
        problem = agree(Pid.of(text), document);
      } catch (IllegalArgumentException notForKeys) {
        LOG.trace("{} is not for keys", text, notForKeys);
      } catch (IOException | IllegalStateException e) { // somebody deleted it just now
        problem = "the configuration cannot be read or written: " + e.getMessage();
      }
    }
    complain(text, problem);
  }

  /** Returns what keeps the sides from agreeing; empty for nothing. */
  private String agree(Pid pid, Document document) throws IOException {
    Content here = configurations.get(pid);
    Content before = agreed.getOrDefault(pid.text(), Content.ABSENT);
    switch (Agreement.of(document.content(), here, before, publishes)) {
      case TAKE -> take(pid, document.content(), !here.equals(before));
      case PUBLISH -> publish(pid, document, here);
      case NOTHING -> {
        if (publishes && here.hasProblem()) {
          return here.problem();
        }
        agreed(pid, document.content());
      }
    }
    return "";
  }

  private void agreed(Pid pid, Content content) {
    if (content.isAbsent()) {
      agreed.remove(pid.text());
    } else {
      agreed.put(pid.text(), content);
    }
  }

  private void take(Pid pid, Content content, boolean overrides) throws IOException {
    if (overrides) {
      LOG.warn("configuration {} was changed here too: what its keys say counts", pid.text());
    }
    if (content.isAbsent()) {
      configurations.delete(pid);
    } else {
      configurations.put(pid, content.properties());
    }
    agreed(pid, content);
  }

  private void publish(Pid pid, Document document, Content here) {
    underWay.put(pid.text(), here);
    var unused =
        keys.replace(pid.text(), document.keys(), here.text())
            .whenCompleteAsync(
                (done, failure) -> published(pid, document, here, done, failure), timer);
  }

  /**
   * What was written is the last word of the keys, unless a newer one was read already. Refused is
   * what was written to keys that are not as they were read: either somebody else was faster, or
   * this side itself, a moment ago. In any case a new listing is on its way, or came meanwhile.
   */
  @SuppressWarnings("ReferenceEquality") // each listing has documents of its own
  private void published(
      Pid pid, Document document, Content content, Boolean done, Throwable failure) {
    if (!underWay.remove(pid.text(), content)) {
      return; // read back already
    }
    boolean isLast = documents.getOrDefault(pid.text(), Document.NONE) == document;
    if (failure != null) {
      complain(pid.text(), "the keys cannot be written: " + reason(failure));
      var unused = timer.schedule(() -> changed(pid.text()), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else if (done) {
      agreed(pid, content);
      if (isLast) {
        documents.put(pid.text(), new Document(content, document.keys()));
      }
      agree(pid.text());
    } else if (!isLast) {
      agree(pid.text());
    }
    report();
  }

  private void complain(String pid, String problem) {
    if (problem.isEmpty()) {
      complaints.remove(pid);
    } else if (!problem.equals(complaints.put(pid, problem))) {
      LOG.warn("{}", pid.isEmpty() ? problem : "configuration " + pid + ": " + problem);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return String.valueOf(cause.getMessage());
  }

  private void report() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("configurations", Integer.toString(agreed.size()));
    complaints.forEach((pid, problem) -> lines.put(pid.isEmpty() ? "problem" : pid, problem));
    status = lines;
  }
}
