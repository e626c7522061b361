package io.praetor.storage.xodus.internal;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Transaction;

/**
 * One Xodus environment. Rows are in a tree named after a generation; which one counts, the mark,
 * and an unfinished large batch are in the {@link Catalog}. See {@code DESIGN.md} for how batches
 * larger than a transaction stay whole.
 */
final class XodusStore implements Store {

  private final Environment environment;
  private final Consumer<XodusStore> onClose;
  private final BatchWriter writer;

  private XodusStore(Environment environment, BatchWriter writer, Consumer<XodusStore> onClose) {
    this.environment = environment;
    this.writer = writer;
    this.onClose = onClose;
  }

  static XodusStore open(
      Path directory, Function<Environment, BatchWriter> writing, Consumer<XodusStore> onClose)
      throws IOException {
    Environment environment = XodusEnvironment.open(directory);
    try {
      XodusStore store = new XodusStore(environment, writing.apply(environment), onClose);
      store.writer.recover();
      return store;
    } catch (ExodusException e) {
      environment.close();
      throw XodusEnvironment.failure("recover", e);
    }
  }

  @Override
  public byte[] mark() throws IOException {
    try {
      return environment.computeInReadonlyTransaction(txn -> new Catalog(environment, txn).mark());
    } catch (ExodusException e) {
      throw XodusEnvironment.failure("read", e);
    }
  }

  @Override
  public void apply(Iterator<Change> changes, byte[] mark) throws IOException {
    try {
      writer.apply(changes, mark);
    } catch (ExodusException e) {
      throw XodusEnvironment.failure("write to", e);
    }
  }

  @Override
  public void replace(Iterator<Change> entries, byte[] mark) throws IOException {
    try {
      writer.replace(entries, mark);
    } catch (ExodusException e) {
      throw XodusEnvironment.failure("write to", e);
    }
  }

  @Override
  public void scan(Visitor visitor) throws IOException {
    Transaction txn = environment.beginReadonlyTransaction();
    try (Cursor cursor = new Catalog(environment, txn).rows().openCursor(txn)) {
      while (cursor.getNext()) {
        visitor.entry(bytes(cursor.getKey()), bytes(cursor.getValue()));
      }
    } catch (ExodusException e) {
      throw XodusEnvironment.failure("read", e);
    } finally {
      txn.abort();
    }
  }

  @Override
  public void close() throws IOException {
    onClose.accept(this);
    try {
      if (environment.isOpen()) {
        environment.close();
      }
    } catch (ExodusException e) {
      throw XodusEnvironment.failure("close", e);
    }
  }

  /** A copy of exactly the right length, which what Xodus hands out is not. */
  static byte[] bytes(ByteIterable iterable) {
    byte[] copy = new byte[iterable.getLength()];
    System.arraycopy(iterable.getBytesUnsafe(), 0, copy, 0, copy.length);
    return copy;
  }

  static ByteIterable iterable(byte[] bytes) {
    return new ArrayByteIterable(bytes);
  }
}
