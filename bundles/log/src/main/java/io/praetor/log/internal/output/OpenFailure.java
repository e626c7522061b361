package io.praetor.log.internal.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * Why a file could not be opened, in the words that people know from their system and from Consul:
 * {@code open /var/log/x.json: no such file or directory}.
 */
public final class OpenFailure {

  private OpenFailure() {}

  /** The words for it. */
  public static String text(IOException failure) {
    return failure instanceof FileSystemException named
        ? "open " + named.getFile() + ": " + reason(named)
        : String.valueOf(failure.getMessage());
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return String.valueOf(failure.getReason()).toLowerCase(Locale.ROOT);
  }
}
