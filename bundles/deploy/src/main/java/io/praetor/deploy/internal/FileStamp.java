package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Differs when a file was written or another one was renamed over it. */
record FileStamp(long size, long modifiedMillis, String identity) {

  private static final String JAR = ".jar";

  /** More is a mistake, such as a whole repository. */
  static final int MAX_FILES = 1_000;

  /** The jars of a directory by name; names that begin with a dot are being written. */
  static Map<Path, FileStamp> jarsIn(Path directory) throws IOException {
    Map<Path, FileStamp> stamps = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(FileStamp::isJar).limit(MAX_FILES).toList()) {
        add(file, stamps);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return stamps;
  }

  private static boolean isJar(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(JAR) && !name.startsWith(".");
  }

  static FileStamp of(Path file) throws DeployException {
    try {
      return of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException e) {
      throw new DeployException("cannot be read: " + e, e);
    }
  }

  private static FileStamp of(BasicFileAttributes found) {
    return new FileStamp(
        found.size(), found.lastModifiedTime().toMillis(), String.valueOf(found.fileKey()));
  }

  private static void add(Path file, Map<Path, FileStamp> stamps) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (found.isRegularFile()) {
        stamps.put(file, of(found));
      }
    } catch (NoSuchFileException e) {
      stamps.remove(file); // Removed since it was listed.
    }
  }
}
