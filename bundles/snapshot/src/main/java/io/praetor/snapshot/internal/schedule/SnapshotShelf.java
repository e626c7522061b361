package io.praetor.snapshot.internal.schedule;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory in which snapshots are kept. Servers may share it: each has a draft of its own.
 * Files of other names are not touched.
 */
final class SnapshotShelf {

  /** Fills an empty file. */
  interface Filling {

    /**
     * Writes and checks the snapshot.
     *
     * @return its name
     */
    SnapshotName fill(FileChannel draft) throws IOException;
  }

  private final Path directory;
  private final String datacenter;
  private final Path draft;

  /**
   * @param owner distinguishes the servers that share the directory
   */
  SnapshotShelf(Path directory, String datacenter, String owner) {
    this.directory = directory;
    this.datacenter = datacenter;
    this.draft = directory.resolve("snapshot-" + datacenter + "-" + owner + ".draft");
  }

  /** The snapshots of the datacenter, the newest first. */
  List<SnapshotName> names() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> SnapshotName.parse(file.getFileName().toString(), datacenter))
          .flatMap(Optional::stream)
          .sorted(SnapshotName.NEWEST_FIRST)
          .toList();
    }
  }

  /** Adds a snapshot, which appears when it is whole and on the disk. */
  SnapshotName add(Filling filling) throws IOException {
    Files.createDirectories(directory);
    removeDraft();
    try {
      SnapshotName name = fill(filling);
      Files.move(draft, directory.resolve(name.text()), StandardCopyOption.ATOMIC_MOVE);
      syncDirectory();
      return name;
    } finally {
      removeDraft();
    }
  }

  private SnapshotName fill(Filling filling) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      restrict();
      return filling.fill(file);
    }
  }

  /** Before anything is in it: the state is nobody else's business. */
  private void restrict() throws IOException {
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** What a server left behind that stopped in the middle. */
  void removeDraft() throws IOException {
    Files.deleteIfExists(draft);
  }

  /** Removes all but the newest ones. */
  void retain(int count) throws IOException {
    List<SnapshotName> names = names();
    for (SnapshotName old : names.subList(Math.min(count, names.size()), names.size())) {
      Files.deleteIfExists(directory.resolve(old.text()));
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
