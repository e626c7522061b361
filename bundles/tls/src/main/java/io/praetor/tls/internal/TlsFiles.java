package io.praetor.tls.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the PEM files are.
 *
 * @param authorityFile trusted authorities, if any
 * @param authorityDirectory a directory of files with trusted authorities, if any
 * @param certificate the chain, leaf first, if there is one
 * @param key the private key of the leaf, if there is one
 */
record TlsFiles(
    Optional<Path> authorityFile,
    Optional<Path> authorityDirectory,
    Optional<Path> certificate,
    Optional<Path> key) {

  /** A directory with more files than this is a mistake, such as the root of a disk. */
  static final int MAX_AUTHORITY_FILES = 2_000;

  static TlsFiles of(String caFile, String caPath, String certFile, String keyFile) {
    return new TlsFiles(optional(caFile), optional(caPath), optional(certFile), optional(keyFile));
  }

  private static Optional<Path> optional(String path) {
    return path == null || path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
  }

  boolean hasAuthorities() {
    return authorityFile.isPresent() || authorityDirectory.isPresent();
  }

  boolean hasIdentity() {
    return certificate.isPresent() || key.isPresent();
  }

  /** Whether anything is configured at all. */
  boolean any() {
    return hasAuthorities() || hasIdentity();
  }

  /** Every file with trusted authorities, those of the directory in the order of their names. */
  List<Path> authorityFiles() throws TlsException {
    List<Path> files = new ArrayList<>();
    authorityFile.ifPresent(files::add);
    if (authorityDirectory.isPresent()) {
      files.addAll(filesIn(authorityDirectory.get()));
    }
    return files;
  }

  private static List<Path> filesIn(Path directory) throws TlsException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(directory, Files::isRegularFile)) {
      for (Path file : entries) {
        files.add(file);
        if (files.size() > MAX_AUTHORITY_FILES) {
          throw new TlsException(
              "ca_path " + directory + " holds more than " + MAX_AUTHORITY_FILES + " files");
        }
      }
    } catch (IOException e) {
      throw new TlsException("cannot read ca_path " + directory, e);
    }
    files.sort(null);
    return files;
  }

  /**
   * Differs whenever a file was written, replaced, added or removed. The identity of the file
   * matters too: renaming another file over it may keep size and time.
   */
  String fingerprint() {
    StringBuilder text = new StringBuilder();
    try {
      for (Path file : authorityFiles()) {
        append(text, file);
      }
    } catch (TlsException e) {
      text.append(e.getMessage()).append('\n');
    }
    certificate.ifPresent(file -> append(text, file));
    key.ifPresent(file -> append(text, file));
    return text.toString();
  }

  private static void append(StringBuilder text, Path file) {
    text.append(file);
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      text.append(' ').append(found.size()).append(' ').append(found.lastModifiedTime());
      text.append(' ').append(found.fileKey());
    } catch (IOException e) {
      text.append(" unreadable");
    }
    text.append('\n');
  }
}
