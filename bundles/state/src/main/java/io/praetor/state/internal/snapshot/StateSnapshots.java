package io.praetor.state.internal.snapshot;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.state.internal.apply.Restoring;
import io.praetor.state.internal.apply.Restoring.Commit;
import io.praetor.state.internal.apply.Restoring.Drop;
import io.praetor.state.internal.apply.Restoring.Part;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.table.RestorePart;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Copies of the state out and in. A copy on its way in is verified first, then written to the log
 * piece by piece, and only the last command replaces anything.
 */
public final class StateSnapshots implements Snapshots {

  /** Pieces on their way at a time. */
  private static final int WINDOW = 4;

  /** How long one step may take; the last one makes millions of rows. */
  private static final long STEP_SECONDS = 120;

  /** Any read shows that this server has come as far as the others. */
  private record Reached() implements StateQuery<Long> {

    @Override
    public Answer<Long> run(ReadTxn txn) {
      return new Answer<>(txn.index(), txn.index(), true);
    }
  }

  private final Supplier<Root> current;
  private final StateStore store;
  private final Supplier<String> names;

  /**
   * Makes the service.
   *
   * @param current the state of this server
   * @param store where steps are written
   * @param names gives every restore another name
   */
  public StateSnapshots(Supplier<Root> current, StateStore store, Supplier<String> names) {
    this.current = current;
    this.store = store;
    this.names = names;
  }

  @Override
  public Contents export(OutputStream out) throws IOException {
    return Snapshot.write(current.get().without(RestorePart.TABLE), out);
  }

  @Override
  public Contents verify(InputStream in) throws IOException {
    return Snapshot.verify(Schema.current(), in);
  }

  @Override
  public void restore(InputStream in) throws IOException {
    Pieces pieces = new Pieces(in);
    verify(pieces);
    String restore = names.get();
    boolean done = false;
    try {
      int parts = send(pieces, restore);
      require(write(new Commit(restore, parts, pieces.sum())));
      done = true;
    } finally {
      if (!done) {
        // Not waited for: should it not come through, the next restore does it.
        var unused = write(new Drop(restore));
      }
    }
    outcome(store.read(new Reached(), ReadOptions.NOW));
  }

  private int send(Pieces pieces, String restore) {
    ArrayDeque<CompletableFuture<byte[]>> underWay = new ArrayDeque<>();
    int parts = 0;
    for (byte[] piece = pieces.take(); piece != null; piece = pieces.take()) {
      underWay.add(write(new Part(restore, parts, piece)));
      parts++;
      if (underWay.size() == WINDOW) {
        require(underWay.poll());
      }
    }
    underWay.forEach(StateSnapshots::require);
    return parts;
  }

  private CompletableFuture<byte[]> write(Restoring step) {
    return store.write(Commands.RESTORE, step.encode());
  }

  private static void require(CompletableFuture<byte[]> step) {
    if (!Restoring.isDone(outcome(step))) {
      throw new OperationFailedException("Another restore has begun");
    }
  }

  private static <T> T outcome(CompletableFuture<T> future) {
    try {
      return future.get(STEP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlatformException failure) {
        throw failure;
      }
      throw new OperationFailedException("restore failed: " + e.getCause());
    } catch (TimeoutException e) {
      throw new UnavailableException("The restore takes too long; it may still be carried out");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The restore was interrupted; it may still be carried out");
    }
  }
}
