package io.praetor.snapshot.internal.save;

import io.praetor.api.error.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Where archives are while they are taken or restored, and how many may be at once. */
public final class ScratchDirectory {

  /** Each may be as large as the state, so that more would be a danger to the disk. */
  static final int MAX_FILES = 8;

  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path directory;
  private final Semaphore room = new Semaphore(MAX_FILES);

  public ScratchDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens an empty file.
   *
   * @throws UnavailableException when there are too many
   */
  public ScratchFile open() throws IOException {
    if (!room.tryAcquire()) {
      throw new UnavailableException(
          "Too many snapshots are being taken or restored just now. Please try again.");
    }
    try {
      Files.createDirectories(directory);
      Path path = directory.resolve("snapshot-" + UUID.randomUUID() + ".tmp");
      return new ScratchFile(FileChannel.open(path, OPTIONS, permissions()), room::release);
    } catch (IOException | RuntimeException e) {
      room.release();
      throw e;
    }
  }

  private FileAttribute<?>[] permissions() {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
