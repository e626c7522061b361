package io.praetor.itest.harness;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that asks again and again for the healthy instances of services, which are there. */
public final class HealthPoll implements AutoCloseable {

  private final KvClient client;
  private final String[] services;
  private final AtomicInteger answers = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::poll, "health-poll");
  private volatile boolean stopped;

  public HealthPoll(KvClient client, String... services) {
    this.client = client;
    this.services = services.clone();
    thread.start();
  }

  private void poll() {
    while (!stopped) {
      for (String service : services) {
        try {
          HttpResponse<String> answer = client.get("/v1/health/service/" + service + "?passing");
          if (answer.statusCode() == 200 && answer.body().contains(service)) {
            answers.incrementAndGet();
          } else {
            failures.add(answer.statusCode() + " " + answer.body());
          }
        } catch (UncheckedIOException noAnswer) {
          failures.add(noAnswer.toString());
        }
      }
    }
  }

  /** How often it was told of a healthy instance. */
  public int answers() {
    return answers.get();
  }

  /** Everything else that it was told; empty for nothing. */
  public String failures() {
    return String.join("\n", failures);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
