package io.praetor.itest.harness;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Readers of pages that go on until they are stopped, and remember every answer that was wrong. */
public final class PageLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int KEPT_FAILURES = 20;

  private final KvClient client;
  private final List<String> paths;
  private final Predicate<HttpResponse<String>> right;
  private final AtomicInteger answers = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * @param right whether an answer is what it should be
   */
  public PageLoad(
      KvClient client, List<String> paths, int readerCount, Predicate<HttpResponse<String>> right) {
    this.client = client;
    this.paths = paths;
    this.right = right;
    for (int i = 0; i < readerCount; i++) {
      Thread reader = new Thread(this::read, "page-load-" + i);
      readers.add(reader);
      reader.start();
    }
  }

  private void read() {
    for (int n = 0; !stopped; n++) {
      String path = paths.get(n % paths.size());
      try {
        HttpResponse<String> answer = client.get(path);
        if (!right.test(answer)) {
          fail(path + ": " + answer.statusCode() + " " + answer.headers().map());
        }
      } catch (UncheckedIOException e) {
        fail(path + ": " + e);
      }
      answers.incrementAndGet();
    }
  }

  private void fail(String what) {
    if (failures.size() < KEPT_FAILURES) {
      failures.add(what);
    }
  }

  /** Waits for so many more answers. */
  public void awaitMore(int count) {
    int wanted = answers.get() + count;
    Deadline deadline = new Deadline(PATIENCE, wanted + " answers");
    while (answers.get() < wanted) {
      deadline.pause();
    }
  }

  public int answers() {
    return answers.get();
  }

  /** Ends the readers and tells what was wrong; of very many failures, some. */
  public List<String> stop() {
    stopped = true;
    for (Thread reader : readers) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stop();
  }
}
