package io.praetor.cli.lock;

import io.praetor.cli.http.Cancellation;
import io.praetor.cli.kv.KeyPath;
import io.praetor.cli.kv.KvRecord;
import io.praetor.cli.kv.KvStore;
import io.praetor.cli.kv.KvStore.Found;
import io.praetor.cli.kv.KvStore.Wait;
import java.io.IOException;
import java.util.Optional;

/**
 * A number of places: each contender has a key of its own, held by its session, and one key says
 * who has a place. Others who follow Consul's recipe for semaphores take part.
 */
final class Semaphore implements Ownership {

  /** Marks keys that belong to semaphores; Consul's own value. */
  static final long FLAGS = 0xe0f69a2baa414de0L;

  private static final byte[] NO_VALUE = {};

  private final KvStore store;
  private final String prefix;
  private final String key;
  private final long limit;
  private final String session;

  Semaphore(KvStore store, String prefix, long limit, String session) {
    this.store = store;
    this.prefix = prefix;
    this.key = KeyPath.join(prefix, LOCK_KEY);
    this.limit = limit;
    this.session = session;
  }

  /** What is written, without holders that are gone, and the index of the key, 0 without one. */
  private record State(Holders holders, long modifyIndex) {}

  @Override
  public boolean acquire(Patience patience) throws IOException {
    contend();
    KvStore reads = store.until(patience.cancellation());
    long index = 0;
    while (patience.tryAgain()) {
      Found found = list(reads, new Wait(index, patience.readMillis(), false));
      State state = state(found);
      if (state.holders.limit() != limit) {
        throw new IOException(
            "semaphore limit conflict (lock: " + state.holders.limit() + ", local: " + limit + ")");
      }
      if (state.holders.isFull()) {
        index = found.index();
      } else if (write(state.holders.with(session), state.modifyIndex)) {
        return true;
      }
    }
    return false;
  }

  private void contend() throws IOException {
    boolean made;
    try {
      made = store.acquire(contenderKey(), NO_VALUE, FLAGS, session);
    } catch (IOException failure) {
      throw new IOException("failed to make contender entry: " + failure.getMessage(), failure);
    }
    if (!made) {
      throw new IOException("failed to make contender entry: <nil>");
    }
  }

  private String contenderKey() {
    return KeyPath.join(prefix, session);
  }

  private Found list(KvStore reads, Wait wait) throws IOException {
    try {
      return reads.list(prefix, wait);
    } catch (IOException failure) {
      throw new IOException("failed to read prefix: " + failure.getMessage(), failure);
    }
  }

  private State state(Found found) throws IOException {
    Optional<KvRecord> lock = found.record(key);
    if (lock.isPresent() && lock.get().flags() != FLAGS) {
      throw new IOException("Existing key does not match semaphore use");
    }
    byte[] value = lock.map(KvRecord::value).orElse(NO_VALUE);
    return new State(
        Holders.decode(value, limit).alive(found.records()),
        lock.map(KvRecord::modifyIndex).orElse(0L));
  }

  private boolean write(Holders holders, long index) throws IOException {
    try {
      return store.putIfUnchanged(key, holders.encode(), FLAGS, index);
    } catch (IOException failure) {
      throw new IOException("failed to update lock: " + failure.getMessage(), failure);
    }
  }

  @Override
  public Standing watch(long index, Cancellation cancellation) throws IOException {
    Found found = store.until(cancellation).list(prefix, new Wait(index, WATCH_MILLIS, true));
    return new Standing(state(found).holders.has(session), found.index());
  }

  @Override
  public void release() throws IOException {
    boolean gone = false;
    while (!gone) {
      Optional<KvRecord> lock = store.get(key, Wait.NONE).record(key);
      Holders holders = Holders.decode(lock.map(KvRecord::value).orElse(NO_VALUE), limit);
      gone =
          !holders.has(session)
              || write(holders.without(session), lock.map(KvRecord::modifyIndex).orElse(0L));
    }
    store.delete(contenderKey());
  }

  @Override
  public boolean clean() throws IOException {
    State state = state(list(store, Wait.NONE));
    if (state.modifyIndex == 0) {
      return true;
    }
    if (!state.holders.sessions().isEmpty()) {
      return false;
    }
    try {
      return store.deleteIfUnchanged(key, state.modifyIndex);
    } catch (IOException failure) {
      throw new IOException("failed to remove semaphore: " + failure.getMessage(), failure);
    }
  }
}
