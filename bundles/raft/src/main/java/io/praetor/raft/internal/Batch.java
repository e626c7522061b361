package io.praetor.raft.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Commands that share a log entry, with those who wait for them. */
final class Batch {

  private final List<byte[]> commands = new ArrayList<>();
  private final List<CompletableFuture<byte[]>> waiting = new ArrayList<>();
  private volatile boolean taken;

  void add(byte[] command, CompletableFuture<byte[]> waiter) {
    commands.add(command);
    waiting.add(waiter);
  }

  List<byte[]> commands() {
    return commands;
  }

  /** Who waits for the command at this place. */
  CompletableFuture<byte[]> waiter(int i) {
    return waiting.get(i);
  }

  int size() {
    return commands.size();
  }

  /** The log of this server is about to append it; from here on a failure leaves it open. */
  void take() {
    taken = true;
  }

  /** Whether it may be in a log. */
  boolean taken() {
    return taken;
  }

  /** Gives each submitter the result of its command. */
  void complete(List<byte[]> results) {
    if (results.size() != waiting.size()) {
      fail(
          new IllegalStateException(
              waiting.size() + " commands were applied with " + results.size() + " results"));
      return;
    }
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).complete(results.get(i));
    }
  }

  /** Tells those who have no result yet. */
  void fail(Throwable cause) {
    waiting.forEach(waiter -> waiter.completeExceptionally(cause));
  }
}
