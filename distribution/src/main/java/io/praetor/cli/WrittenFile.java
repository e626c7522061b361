package io.praetor.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Files that are whole or not there. Secret ones are for their owner alone from the first byte on,
 * whatever the umask says.
 */
public final class WrittenFile {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private WrittenFile() {}

  /** Makes a file that everybody may read; what is there is never replaced. */
  public static void create(Path file, byte[] content) throws IOException {
    write(file, content);
  }

  /** Makes a file for its owner alone; what is there is never replaced. */
  public static void createSecretly(Path file, byte[] content) throws IOException {
    write(file, content, OWNER_ONLY);
  }

  /** Puts a file for its owner alone where there may be one. */
  public static void replaceSecretly(Path file, byte[] content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path beside = directory.resolve(file.getFileName() + "-" + UUID.randomUUID() + ".tmp");
    write(beside, content, OWNER_ONLY);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.deleteIfExists(beside);
      throw failure;
    }
  }

  private static void write(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, NEW, attributes);
    } catch (FileAlreadyExistsException exists) {
      throw new IOException(file + " already exists.", exists);
    }
    try (channel) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException failure) {
      Files.deleteIfExists(file);
      throw failure;
    }
  }
}
