package io.praetor.cli.tls;

import io.praetor.cli.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two files of one certificate, by their names in a directory.
 *
 * @param key for its owner alone
 */
record CertificateFiles(Path directory, String certificate, String key) {

  /** As many as Consul counts. */
  private static final int LAST_NUMBER = 9_999;

  /** The first number with which nothing of this prefix is there yet. */
  static Optional<CertificateFiles> firstFree(Path directory, String prefix) {
    for (int number = 0; number <= LAST_NUMBER; number++) {
      String name = prefix + "-" + number;
      CertificateFiles files = new CertificateFiles(directory, name + ".pem", name + "-key.pem");
      if (!files.exists(files.certificate) && !files.exists(files.key)) {
        return Optional.of(files);
      }
    }
    return Optional.empty();
  }

  /** Says which of the two is there already, if one is. */
  Optional<String> present() {
    return exists(certificate)
        ? Optional.of(certificate)
        : exists(key) ? Optional.of(key) : Optional.empty();
  }

  /** A link to nowhere is there, too. */
  private boolean exists(String name) {
    return Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes both, or none. Neither replaces what has come in between. */
  void write(Issued issued) throws IOException {
    WrittenFile.createSecretly(directory.resolve(key), Pem.keyOf(issued));
    try {
      WrittenFile.create(directory.resolve(certificate), Pem.of(issued.certificate()));
    } catch (IOException failure) {
      Files.deleteIfExists(directory.resolve(key));
      throw failure;
    }
  }
}
