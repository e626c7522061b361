package io.praetor.itest.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writers that go on until they are stopped or the agent is gone, and remember what was
 * acknowledged.
 */
public final class KvLoad implements AutoCloseable {

  private final KvClient client;
  private final String prefix;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean stopped;

  public KvLoad(KvClient client, String prefix, int writerCount) {
    this.client = client;
    this.prefix = prefix;
    for (int i = 0; i < writerCount; i++) {
      Thread writer = new Thread(this::write, "kv-load-" + i);
      writers.add(writer);
      writer.start();
    }
  }

  private void write() {
    while (!stopped) {
      String key = prefix + next.getAndIncrement();
      try {
        if (client.put(key, "value of " + key)) {
          acknowledged.add(key);
        } else {
          failures.incrementAndGet();
        }
      } catch (UncheckedIOException agentGone) {
        failures.incrementAndGet();
        return;
      }
    }
  }

  /** Waits until so many writes were acknowledged. */
  public void awaitAcknowledged(int count) {
    Deadline deadline = new Deadline(Duration.ofMinutes(5), count + " acknowledged writes");
    while (acknowledged.size() < count) {
      if (writers.stream().noneMatch(Thread::isAlive)) {
        throw new AssertionError("every writer failed after " + acknowledged.size() + " writes");
      }
      deadline.pause();
    }
  }

  /** Ends the writers and returns the keys that were acknowledged. */
  public Set<String> stop() {
    stopped = true;
    for (Thread writer : writers) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return Set.copyOf(acknowledged);
  }

  /** Writes that were refused or got no answer. */
  public int failures() {
    return failures.get();
  }

  @Override
  public void close() {
    stop();
  }
}
