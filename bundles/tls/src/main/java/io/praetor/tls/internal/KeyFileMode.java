package io.praetor.tls.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Whether a secret file is open to everyone on this machine. */
final class KeyFileMode {

  private KeyFileMode() {}

  static boolean isReadableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      // Reading the key itself says what is wrong with the file; other systems have other rules.
      return false;
    }
  }
}
