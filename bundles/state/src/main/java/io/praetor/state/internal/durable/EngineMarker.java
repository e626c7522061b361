package io.praetor.state.internal.durable;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The mark in memory and on disk. Once another mark was let to count and that failed, either may be
 * found after a crash; the log must then keep what the older one needs, until {@link #settle} has
 * succeeded. For all threads; whoever only looks does not wait for the disk.
 */
final class EngineMarker {

  /**
   * What counts.
   *
   * @param settled whether the disk holds it, and nothing else
   */
  private record Held(EngineMark mark, boolean settled) {}

  private final StateFiles files;

  /** Held while the file is written, and never by those who look. */
  private final Object writing = new Object();

  private final AtomicReference<Held> held;

  /** Whether there was nothing on disk. */
  private final boolean blank;

  private EngineMarker(StateFiles files, EngineMark mark, boolean settled, boolean blank) {
    this.files = files;
    this.blank = blank;
    held = new AtomicReference<>(new Held(mark, settled));
  }

  /** Begins with the mark on disk, or with what is to count without one. */
  static EngineMarker read(StateFiles files, String configured) throws IOException {
    byte[] bytes = files.readMark();
    if (bytes != null) {
      return new EngineMarker(files, FirstMark.check(files, EngineMark.decode(bytes)), true, false);
    }
    Set<String> occupied = files.occupied();
    EngineMark first = FirstMark.find(occupied, configured);
    return new EngineMarker(files, first, false, occupied.isEmpty());
  }

  EngineMark mark() {
    return held.get().mark();
  }

  /** Whether the disk holds it. */
  boolean isSettled() {
    return held.get().settled();
  }

  /** Lets another engine count while there is nothing on disk; before the state is opened only. */
  void assume(String name) {
    if (blank) {
      note(new EngineMark(name, name, Set.of()));
    }
  }

  /** Returns when the engine that counts has its directory; only one without a mark gets it now. */
  void prepareDirectory() throws IOException {
    if (isSettled()) {
      FirstMark.check(files, mark());
    } else {
      files.create(mark().engine());
    }
  }

  /** Changes what is not urgent: it is on disk when the next {@link #settle} has succeeded. */
  void note(EngineMark next) {
    held.updateAndGet(now -> next.equals(now.mark()) ? now : new Held(next, false));
  }

  /**
   * Lets another mark count. When this throws, nothing has changed; when it returns, there is no
   * way back, though {@link #settle} may have something left to do.
   */
  void point(EngineMark next) throws IOException {
    Held open = new Held(next, false);
    Held settled = new Held(next, true);
    synchronized (writing) {
      files.prepareMark(next.encode());
      held.set(open);
      try {
        files.commitMark();
        held.compareAndSet(open, settled);
      } catch (IOException | RuntimeException | Error unknown) {
        // It may count or not, so nothing may leave this method. Settling does it again and tells.
      }
    }
  }

  /** Returns when the disk holds the mark. */
  void settle() throws IOException {
    synchronized (writing) {
      for (Held now = held.get(); !now.settled(); now = held.get()) {
        files.prepareMark(now.mark().encode());
        files.commitMark();
        held.compareAndSet(now, new Held(now.mark(), true));
      }
    }
  }
}
