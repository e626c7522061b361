package io.praetor.bridge.config.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Keys in a map. Whoever waits is answered by {@link #tell}, so that tests choose the order. */
final class FakeKeys implements Keys {

  final Map<String, Key> keys = new TreeMap<>();
  final List<String> writes = new ArrayList<>();
  private long index = 1;
  private long told;
  private CompletableFuture<Listing> reader;
  private CompletableFuture<Boolean> heldAnswer;
  private boolean hold;
  RuntimeException failure;

  void put(String name, String value) {
    index++;
    keys.put(name, new Key(name, value.getBytes(StandardCharsets.UTF_8), index));
  }

  void remove(String name) {
    index++;
    keys.remove(name);
  }

  String value(String name) {
    Key key = keys.get(name);
    return key == null ? null : new String(key.value(), StandardCharsets.UTF_8);
  }

  @Override
  public CompletableFuture<Listing> read(long newerThan) {
    reader = new CompletableFuture<>();
    if (newerThan == 0) {
      told = 0;
    }
    return reader;
  }

  /** Answers who reads, if there is news. */
  void tell() {
    CompletableFuture<Listing> waiting = reader;
    if (waiting != null && failure != null) {
      reader = null;
      waiting.completeExceptionally(failure);
    } else if (waiting != null && index > told) {
      reader = null;
      told = index;
      waiting.complete(new Listing(index, List.copyOf(keys.values())));
    }
  }

  /** The next write is carried out, but its answer waits for {@link #release}. */
  void holdAnswer() {
    hold = true;
  }

  void release() {
    heldAnswer.complete(true);
  }

  @Override
  public CompletableFuture<Boolean> replace(String pid, List<Key> read, String text) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    boolean same =
        read.stream()
                .allMatch(
                    key ->
                        keys.containsKey(key.name()) && keys.get(key.name()).index() == key.index())
            && (read.stream().anyMatch(key -> key.name().equals(pid)) || !keys.containsKey(pid));
    writes.add((same ? "" : "refused ") + pid + "=" + text);
    if (!same) {
      return CompletableFuture.completedFuture(false);
    }
    read.forEach(key -> remove(key.name()));
    if (!text.isEmpty()) {
      put(pid, text);
    }
    if (hold) {
      hold = false;
      heldAnswer = new CompletableFuture<>();
      return heldAnswer;
    }
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public void giveUp() {}
}
