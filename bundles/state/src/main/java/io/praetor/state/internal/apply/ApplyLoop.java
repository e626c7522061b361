package io.praetor.state.internal.apply;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.table.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What the apply thread does: takes everything that waits and applies it as one group. While it
 * does, the next group gathers, so groups grow by themselves with the load.
 */
public final class ApplyLoop implements Runnable {

  /** A restored version on its way in. */
  private record Replacement(Root root, CompletableFuture<Boolean> done) {}

  private final ApplyQueue queue = new ApplyQueue();
  private final Applier applier;
  private final Rules rules;
  private final Consumer<Throwable> broken;

  /**
   * Makes a loop.
   *
   * @param broken told when the state cannot go on
   */
  public ApplyLoop(Applier applier, Rules rules, Consumer<Throwable> broken) {
    this.applier = applier;
    this.rules = rules;
    this.broken = broken;
  }

  /** Hands over the next entry; the future completes in log order, never exceptionally. */
  public CompletableFuture<List<byte[]>> submit(LogPosition position, List<byte[]> commands) {
    CompletableFuture<List<byte[]>> done = new CompletableFuture<>();
    queue.put(new PendingEntry(position, commands, done));
    return done;
  }

  /** Replaces the whole state, behind all entries that wait; false when it is closing. */
  public CompletableFuture<Boolean> replace(Root restored) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    if (!queue.put(new Replacement(restored, done))) {
      done.complete(false);
    }
    return done;
  }

  /** Entries that wait. */
  public int waiting() {
    return queue.size();
  }

  @Override
  public void run() {
    List<Object> taken = List.of();
    try {
      taken = queue.take();
      while (!taken.isEmpty() && work(taken)) {
        taken = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken.accept(e);
    } catch (RuntimeException | Error e) {
      broken.accept(e);
    } finally {
      close();
      // What is done already does not mind.
      taken.forEach(ApplyLoop::abandon);
      queue.rest().forEach(ApplyLoop::abandon);
    }
  }

  /** Ends the loop after the group under way; what waits is left to the log. */
  public void close() {
    rules.close();
    queue.close();
  }

  private boolean work(List<Object> taken) throws InterruptedException {
    List<PendingEntry> group = new ArrayList<>(taken.size());
    for (Object item : taken) {
      if (item instanceof PendingEntry entry) {
        group.add(entry);
      } else {
        if (!applier.apply(group)) {
          return false;
        }
        group = new ArrayList<>();
        Replacement replacement = (Replacement) item;
        applier.replace(replacement.root());
        replacement.done().complete(true);
      }
    }
    return applier.apply(group);
  }

  private static void abandon(Object item) {
    if (item instanceof Replacement replacement) {
      replacement.done().complete(false);
    }
  }
}
