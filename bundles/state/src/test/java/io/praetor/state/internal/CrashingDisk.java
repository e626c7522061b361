package io.praetor.state.internal;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.state.internal.durable.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory with the directory of a state and engines on it. Every operation is a step, and
 * at a chosen one it fails: once, or for good, as when the process dies there. What was not synced
 * by then is there or not, as chance has it.
 */
final class CrashingDisk implements StateFiles {

  private static final Path ROOT = Path.of("/state");

  private record Content(NavigableMap<byte[], byte[]> rows, byte[] mark) {}

  private final Random random;

  /** All guarded by this. */
  private final Map<Path, Content> directories = new HashMap<>();

  private byte[] prepared;
  private byte[] visibleMark;
  private byte[] durableMark;
  private int steps;
  private int failAt;
  private int dieAt;
  private int life;
  private boolean dead;

  /** Whether a failure is of a kind that is not declared. */
  private boolean unexpected;

  CrashingDisk(long seed) {
    random = new Random(seed);
  }

  /** Fails once at a step from now on, and dies at another; 0 for never. */
  synchronized void plan(int fail, int die) {
    steps = 0;
    failAt = fail;
    dieAt = die;
  }

  /** From now on what fails once does so as no one expects. */
  synchronized void failUnexpectedly() {
    unexpected = true;
  }

  synchronized int steps() {
    return steps;
  }

  synchronized boolean isDead() {
    return dead;
  }

  /** From now on nothing works, until the next start. */
  synchronized void die() {
    dead = true;
  }

  /** The machine starts again. */
  synchronized void restart() {
    restartProcess();
    visibleMark = random.nextBoolean() ? durableMark : visibleMark;
    durableMark = visibleMark;
  }

  /** The process starts again on a machine that goes on: nothing is lost, nor is it synced. */
  synchronized void restartProcess() {
    dead = false;
    plan(0, 0);
    life++;
    prepared = null;
  }

  /** As a state looks that is older than marks. */
  synchronized void loseMark() {
    visibleMark = null;
    durableMark = null;
  }

  /** Directories that are there. */
  synchronized int directories() {
    return directories.size();
  }

  StorageEngine engine() {
    int born = now();
    return directory -> open(directory, born);
  }

  private synchronized int now() {
    return life;
  }

  private synchronized Store open(Path directory, int born) throws IOException {
    step(born);
    if (!directories.containsKey(directory)) {
      throw new IOException(directory + " is not there");
    }
    return new DiskStore(directory, born);
  }

  @Override
  public Path directory(String engine) {
    return ROOT.resolve(engine);
  }

  @Override
  public synchronized byte[] readMark() throws IOException {
    step(life);
    durableMark = visibleMark;
    return visibleMark;
  }

  @Override
  public synchronized boolean exists(String engine) {
    return directories.containsKey(directory(engine));
  }

  @Override
  public synchronized Set<String> occupied() {
    Set<String> names = new TreeSet<>();
    directories.forEach(
        (path, content) -> {
          if (content.mark() != null) {
            names.add(path.getFileName().toString());
          }
        });
    return names;
  }

  @Override
  public synchronized void prepareMark(byte[] mark) throws IOException {
    step(life);
    prepared = mark;
  }

  @Override
  public synchronized void commitMark() throws IOException {
    step(life);
    if (prepared == null) {
      throw new IOException("nothing was prepared");
    }
    visibleMark = prepared;
    prepared = null;
    step(life);
    durableMark = visibleMark;
  }

  @Override
  public synchronized void create(String engine) throws IOException {
    step(life);
    directories.putIfAbsent(directory(engine), new Content(empty(), null));
  }

  @Override
  public synchronized void delete(String engine) throws IOException {
    step(life);
    directories.remove(directory(engine));
  }

  private void step(int born) throws IOException {
    steps++;
    dead |= steps == dieAt;
    if (steps == failAt && unexpected && random.nextBoolean()) {
      throw new OutOfMemoryError("step " + steps);
    }
    if (steps == failAt && unexpected) {
      throw new IllegalStateException("step " + steps);
    }
    if (dead || born != life || steps == failAt) {
      throw new IOException("step " + steps);
    }
  }

  private static NavigableMap<byte[], byte[]> empty() {
    return new TreeMap<>(Arrays::compareUnsigned);
  }

  private final class DiskStore implements Store {

    private final Path directory;
    private final int born;

    DiskStore(Path directory, int born) {
      this.directory = directory;
      this.born = born;
    }

    @Override
    public byte[] mark() throws IOException {
      synchronized (CrashingDisk.this) {
        step(born);
        return directories.get(directory).mark();
      }
    }

    @Override
    public void apply(Iterator<Change> changes, byte[] mark) throws IOException {
      synchronized (CrashingDisk.this) {
        write(new TreeMap<>(directories.get(directory).rows()), changes, mark);
      }
    }

    @Override
    public void replace(Iterator<Change> entries, byte[] mark) throws IOException {
      synchronized (CrashingDisk.this) {
        write(empty(), entries, mark);
      }
    }

    private void write(NavigableMap<byte[], byte[]> rows, Iterator<Change> changes, byte[] mark)
        throws IOException {
      step(born);
      changes.forEachRemaining(
          change -> {
            if (change.value() == null) {
              rows.remove(change.key());
            } else {
              rows.put(change.key(), change.value());
            }
          });
      directories.put(directory, new Content(rows, mark));
      step(born);
    }

    @Override
    public void scan(Visitor visitor) throws IOException {
      synchronized (CrashingDisk.this) {
        step(born);
        for (Map.Entry<byte[], byte[]> row : directories.get(directory).rows().entrySet()) {
          visitor.entry(row.getKey(), row.getValue());
        }
      }
    }

    @Override
    public void close() {}
  }
}
