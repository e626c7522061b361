package io.praetor.testkit.storage;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps its stores as long as itself, by directory. Fails on demand. */
public final class MemoryStorageEngine implements StorageEngine {

  private final Map<Path, Content> contents = new HashMap<>();
  private final Set<Path> open = new HashSet<>();
  private final AtomicReference<IOException> failure = new AtomicReference<>();

  /** From now on every write fails with this; null mends it. */
  public void failWith(IOException cause) {
    failure.set(cause);
  }

  @Override
  public synchronized Store open(Path directory) throws IOException {
    if (!open.add(directory)) {
      throw new IOException(directory + " is in use");
    }
    contents.putIfAbsent(directory, new Content(new TreeMap<>(Arrays::compareUnsigned), null));
    return new MemoryStore(directory);
  }

  private synchronized Content content(Path directory) {
    return contents.get(directory);
  }

  private synchronized void content(Path directory, Content content) {
    contents.put(directory, content);
  }

  private synchronized void release(Path directory) {
    open.remove(directory);
  }

  private record Content(NavigableMap<byte[], byte[]> rows, byte[] mark) {}

  private final class MemoryStore implements Store {

    private final Path directory;

    MemoryStore(Path directory) {
      this.directory = directory;
    }

    @Override
    public byte[] mark() {
      return content(directory).mark();
    }

    @Override
    public void apply(Iterator<Change> changes, byte[] mark) throws IOException {
      write(new TreeMap<>(content(directory).rows()), changes, mark);
    }

    @Override
    public void replace(Iterator<Change> entries, byte[] mark) throws IOException {
      write(new TreeMap<>(Arrays::compareUnsigned), entries, mark);
    }

    @Override
    public void scan(Visitor visitor) throws IOException {
      for (Map.Entry<byte[], byte[]> row : content(directory).rows().entrySet()) {
        visitor.entry(row.getKey(), row.getValue());
      }
    }

    @Override
    public void close() {
      release(directory);
    }

    private void write(NavigableMap<byte[], byte[]> rows, Iterator<Change> changes, byte[] mark)
        throws IOException {
      IOException cause = failure.get();
      if (cause != null) {
        throw cause;
      }
      while (changes.hasNext()) {
        Change change = changes.next();
        if (change.value() == null) {
          rows.remove(change.key());
        } else {
          rows.put(change.key(), change.value());
        }
      }
      content(directory, new Content(rows, mark));
    }
  }
}
