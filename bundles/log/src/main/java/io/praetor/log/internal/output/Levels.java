package io.praetor.log.internal.output;

import io.praetor.log.internal.line.LogLevel;
import java.util.logging.Logger;

/** What loggers make records of at all: the most that any output takes. */
final class Levels {

  /** Kept, because java.util.logging forgets the level of a logger that nobody refers to. */
  private final Logger ours = Logger.getLogger(LogLevel.OWN_ROOT);

  private final Logger root = Logger.getLogger("");

  void apply(LogLevel level) {
    ours.setLevel(level.ours());
    root.setLevel(level.libraries());
  }
}
