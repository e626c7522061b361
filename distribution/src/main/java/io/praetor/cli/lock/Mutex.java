package io.praetor.cli.lock;

import io.praetor.cli.http.Cancellation;
import io.praetor.cli.kv.KvRecord;
import io.praetor.cli.kv.KvStore;
import io.praetor.cli.kv.KvStore.Found;
import io.praetor.cli.kv.KvStore.Wait;
import java.io.IOException;
import java.util.Optional;

/** A key that one session owns. Others who follow Consul's recipe for locks take part. */
final class Mutex implements Ownership {

  /** Marks keys that are locks; Consul's own value. */
  static final long FLAGS = 0x2ddccbc058a50c18L;

  /** While the servers keep a lock back from everybody (its lock delay), asking is of no use. */
  private static final long DELAY_RETRY_MILLIS = 5_000;

  private static final byte[] NO_VALUE = {};

  private final KvStore store;
  private final String key;
  private final String session;

  Mutex(KvStore store, String key, String session) {
    this.store = store;
    this.key = key;
    this.session = session;
  }

  @Override
  public boolean acquire(Patience patience) throws IOException {
    KvStore reads = store.until(patience.cancellation());
    long index = 0;
    while (patience.tryAgain()) {
      Found found = read(reads, index, patience);
      String owner = owner(found);
      if (owner.equals(session)) {
        return true;
      }
      index = found.index();
      if (!owner.isEmpty()) {
        continue;
      }
      if (take()) {
        return true;
      }
      Found refused = read(reads, 0, patience);
      index = refused.index();
      if (owner(refused).isEmpty()) {
        patience.pause(DELAY_RETRY_MILLIS);
        index = 0;
      }
    }
    return false;
  }

  private Found read(KvStore reads, long index, Patience patience) throws IOException {
    try {
      return reads.get(key, new Wait(index, patience.readMillis(), false));
    } catch (IOException failure) {
      throw new IOException("failed to read lock: " + failure.getMessage(), failure);
    }
  }

  private boolean take() throws IOException {
    try {
      return store.acquire(key, NO_VALUE, FLAGS, session);
    } catch (IOException failure) {
      throw new IOException("failed to acquire lock: " + failure.getMessage(), failure);
    }
  }

  private String owner(Found found) throws IOException {
    Optional<KvRecord> lock = found.record(key);
    if (lock.isPresent() && lock.get().flags() != FLAGS) {
      throw new IOException("Existing key does not match lock use");
    }
    return lock.map(KvRecord::session).orElse("");
  }

  @Override
  public Standing watch(long index, Cancellation cancellation) throws IOException {
    Found found = store.until(cancellation).get(key, new Wait(index, WATCH_MILLIS, true));
    boolean held = found.record(key).filter(lock -> lock.session().equals(session)).isPresent();
    return new Standing(held, found.index());
  }

  @Override
  public void release() throws IOException {
    try {
      boolean unused = store.release(key, NO_VALUE, FLAGS, session);
    } catch (IOException failure) {
      throw new IOException("failed to release lock: " + failure.getMessage(), failure);
    }
  }

  @Override
  public boolean clean() throws IOException {
    Found found;
    try {
      found = store.get(key, Wait.NONE);
    } catch (IOException failure) {
      throw new IOException("failed to read lock: " + failure.getMessage(), failure);
    }
    Optional<KvRecord> lock = found.record(key);
    if (lock.isEmpty()) {
      return true;
    }
    if (!owner(found).isEmpty()) {
      return false;
    }
    try {
      return store.deleteIfUnchanged(key, lock.get().modifyIndex());
    } catch (IOException failure) {
      throw new IOException("failed to remove lock: " + failure.getMessage(), failure);
    }
  }
}
