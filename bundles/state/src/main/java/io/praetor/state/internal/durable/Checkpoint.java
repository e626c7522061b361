package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A state and its copy in a storage engine. Writes the difference between the version that the
 * engine is known to hold and the current one, or everything when that is not known. Used by one
 * thread at a time; {@link #position} is for all.
 */
public final class Checkpoint {

  private final Schema schema;
  private final Path directory;

  /** Open engine, or null. */
  private Store store;

  /** The version that the engine holds, or null when that is not known. */
  private Root held;

  private volatile LogPosition position = LogPosition.NONE;

  public Checkpoint(Schema schema, Path directory) {
    this.schema = schema;
    this.directory = directory;
  }

  /** By the name of its directory. */
  String engine() {
    return directory.getFileName().toString();
  }

  /** What survives a crash. */
  LogPosition position() {
    return position;
  }

  boolean isOpen() {
    return store != null;
  }

  /** Opens the engine and brings back what it holds; an engine never written holds nothing. */
  public Root load(StorageEngine engine) throws IOException {
    Store opened = engine.open(directory);
    try {
      held = read(opened);
    } catch (IOException | RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    store = opened;
    position = held.position();
    return held;
  }

  /**
   * Opens an engine that takes the place of one that went away. When it holds what the other one
   * held, writing goes on from there; else everything is written anew.
   */
  void reopen(StorageEngine engine) throws IOException {
    Store opened = engine.open(directory);
    try {
      byte[] known = held == null ? null : StateMark.of(held).encode(schema);
      if (!Arrays.equals(known, opened.mark())) {
        held = null;
      }
    } catch (IOException | RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    store = opened;
  }

  /** Forgets what the engine holds, so that the next writing replaces all of it. */
  void startOver() {
    held = null;
  }

  /**
   * Makes a version durable. An engine that fails is closed, because nobody knows in what state it
   * is; opened again, it says by its mark what it holds.
   *
   * @param giveUp when true, the engine is left with what it had
   */
  void write(Root root, BooleanSupplier giveUp) throws IOException {
    if (store == null) {
      throw new IOException("the storage engine is not there");
    }
    if (held == root) {
      return;
    }
    try {
      byte[] mark = StateMark.of(root).encode(schema);
      if (held == null) {
        store.replace(new RootChanges(Root.empty(schema), root, giveUp), mark);
      } else {
        store.apply(new RootChanges(held, root, giveUp), mark);
      }
    } catch (IOException | RuntimeException | Error e) {
      closeAfter(e);
      throw e;
    }
    held = root;
    position = root.position();
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  void close() throws IOException {
    Store closing = store;
    store = null;
    if (closing != null) {
      closing.close();
    }
  }

  private Root read(Store opened) throws IOException {
    byte[] mark = opened.mark();
    if (mark == null) {
      return Root.empty(schema);
    }
    RootAssembly rows = new RootAssembly(schema);
    opened.scan(rows::entry);
    return rows.build(StateMark.decode(mark, schema));
  }
}
