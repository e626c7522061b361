package ${package};

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All entries in memory. Each batch makes a new map and a new file with all of it; the file before
 * is kept, so that one of both is whole whenever the process or the disk breaks off. For one thread
 * at a time.
 */
final class SnapshotStore implements Store {

  private final FileChannel lock;
  private final SnapshotFiles files;
  private SortedMap<byte[], byte[]> entries;
  private byte[] mark;

  SnapshotStore(Path directory) throws IOException {
    lock = lock(directory.resolve("lock"));
    files = new SnapshotFiles(directory);
    entries = new TreeMap<>(Arrays::compareUnsigned);
    mark = files.readNewest(entries);
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException here) {
      // Somebody in this very process has it.
    }
    channel.close();
    throw new IOException("another one has opened " + file.getParent());
  }

  @Override
  public byte[] mark() {
    return mark;
  }

  @Override
  public void apply(Iterator<Change> changes, byte[] newMark) throws IOException {
    write(new TreeMap<>(entries), changes, newMark);
  }

  @Override
  public void replace(Iterator<Change> fresh, byte[] newMark) throws IOException {
    write(new TreeMap<>(Arrays::compareUnsigned), fresh, newMark);
  }

  /** Nothing of this store changes before all of it is on the disk. */
  private void write(
      SortedMap<byte[], byte[]> next, Iterator<Change> changes, byte[] newMark)
      throws IOException {
    while (changes.hasNext()) {
      Change change = changes.next();
      if (change.value() == null) {
        next.remove(change.key());
      } else {
        next.put(change.key(), change.value());
      }
    }
    files.write(next, newMark);
    entries = next;
    mark = newMark;
  }

  @Override
  public void scan(Visitor visitor) throws IOException {
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      visitor.entry(entry.getKey().clone(), entry.getValue().clone());
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
