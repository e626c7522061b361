package io.praetor.state.internal.durable;

import java.io.IOException;
import java.util.Set;

/**
 * Which engine counts at the start. Believes what is on disk more than the configuration, because
 * an engine that begins with nothing beside another one's files would be an empty state, under a
 * log that has forgotten what is in them. In doubt it refuses, in one line.
 */
final class FirstMark {

  private FirstMark() {}

  /**
   * Without a mark: the engine whose files are there. What the configuration names is then a wish
   * like any other; on a server that has nothing, it is what counts.
   *
   * @param occupied engines whose directories hold something
   */
  static EngineMark find(Set<String> occupied, String configured) throws IOException {
    if (occupied.size() > 1) {
      throw new IOException(
          "there are files of the storage engines "
              + String.join(", ", occupied)
              + ", and nothing says which of them count; move away those that do not");
    }
    String engine = occupied.isEmpty() ? configured : occupied.iterator().next();
    if (!EngineMark.isName(engine)) {
      throw new IOException("storage engine \"" + engine + "\" has no proper name");
    }
    return new EngineMark(engine, engine, Set.of());
  }

  /** With a mark: the directory that it names must be there, for it was when it was written. */
  static EngineMark check(StateFiles files, EngineMark mark) throws IOException {
    if (!files.exists(mark.engine())) {
      throw new IOException(
          "the state is kept by the storage engine "
              + mark.engine()
              + ", whose directory is missing");
    }
    return mark;
  }
}
