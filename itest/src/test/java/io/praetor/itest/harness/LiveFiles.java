package io.praetor.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Files of a running agent, which writes some under another name first. */
public final class LiveFiles {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private LiveFiles() {}

  /** What is found out about files. */
  public interface Look<T> {
    T at(List<Path> files) throws IOException;
  }

  /** Looks at all files below a directory, anew where one was gone in the middle of it. */
  public static <T> T look(Path directory, Look<T> look) throws IOException {
    Deadline deadline = new Deadline(LIMIT, "the same files in " + directory + " for a moment");
    while (true) {
      try (Stream<Path> files = Files.walk(directory)) {
        return look.at(files.filter(Files::isRegularFile).toList());
      } catch (NoSuchFileException gone) {
        deadline.pause();
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
        deadline.pause();
      }
    }
  }
}
