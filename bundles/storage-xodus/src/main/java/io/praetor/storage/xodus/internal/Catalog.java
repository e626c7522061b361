package io.praetor.storage.xodus.internal;

import java.nio.charset.StandardCharsets;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.bindings.LongBinding;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;

/**
 * What an environment says of itself, as one transaction sees it: the mark, the generation whose
 * tree holds the rows, and the mark of a staged batch that is complete and yet to be moved there.
 */
final class Catalog {

  private static final String CATALOG = "catalog";
  private static final String ROWS = "rows-";
  private static final String STAGE = "stage";

  private static final ByteIterable MARK = key("mark");
  private static final ByteIterable GENERATION = key("generation");
  private static final ByteIterable STAGED_MARK = key("staged-mark");

  private final Environment environment;
  private final Transaction txn;
  private final Store store;

  Catalog(Environment environment, Transaction txn) {
    this.environment = environment;
    this.txn = txn;
    store = environment.openStore(CATALOG, StoreConfig.WITHOUT_DUPLICATES, txn);
  }

  Transaction transaction() {
    return txn;
  }

  byte[] mark() {
    return get(MARK);
  }

  void mark(byte[] mark) {
    store.put(txn, MARK, XodusStore.iterable(mark));
  }

  long generation() {
    ByteIterable value = store.get(txn, GENERATION);
    return value == null ? 0 : LongBinding.compressedEntryToLong(value);
  }

  void generation(long generation) {
    store.put(txn, GENERATION, LongBinding.longToCompressedEntry(generation));
  }

  /** Mark of a batch that is complete in {@link #stage}, or null. */
  byte[] stagedMark() {
    return get(STAGED_MARK);
  }

  void stagedMark(byte[] mark) {
    if (mark == null) {
      store.delete(txn, STAGED_MARK);
    } else {
      store.put(txn, STAGED_MARK, XodusStore.iterable(mark));
    }
  }

  /** Makes what is not there yet: a transaction that only reads could not. */
  void create() {
    rows();
    stage();
  }

  Store rows() {
    return rows(generation());
  }

  Store rows(long generation) {
    return tree(ROWS + generation);
  }

  Store stage() {
    return tree(STAGE);
  }

  void dropRows(long generation) {
    drop(ROWS + generation);
  }

  /** Throws away what is left of a batch that was never completed. */
  void clearStage() {
    if (stage().count(txn) > 0) {
      drop(STAGE);
    }
  }

  private Store tree(String name) {
    return environment.openStore(name, StoreConfig.WITHOUT_DUPLICATES, txn);
  }

  private void drop(String name) {
    if (environment.storeExists(name, txn)) {
      environment.removeStore(name, txn);
    }
  }

  private byte[] get(ByteIterable key) {
    ByteIterable value = store.get(txn, key);
    return value == null ? null : XodusStore.bytes(value);
  }

  private static ByteIterable key(String name) {
    return XodusStore.iterable(name.getBytes(StandardCharsets.US_ASCII));
  }
}
