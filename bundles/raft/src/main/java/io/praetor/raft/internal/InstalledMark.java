package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Up to where a state was fetched from a leader: the file {@code installed}, term and index. It is
 * written before the state takes it over, because from then on the state may lie beyond the end of
 * the log, which would else mean that the log was lost.
 */
final class InstalledMark {

  static final String FILE = "installed";

  private InstalledMark() {}

  /** The newest, or {@link LogPosition#NONE}. */
  static LogPosition read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try {
      String[] parts = Files.readString(file).strip().split(" ", -1);
      if (parts.length == 2) {
        return new LogPosition(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      }
    } catch (NoSuchFileException absent) {
      return LogPosition.NONE;
    } catch (NumberFormatException e) {
      throw new StartRefusedException("the file " + file + " is damaged", e);
    }
    throw new StartRefusedException("the file " + file + " is damaged");
  }

  static void write(Path directory, LogPosition position) throws IOException {
    SafeFile.write(directory.resolve(FILE), position.term() + " " + position.index() + "\n");
  }
}
