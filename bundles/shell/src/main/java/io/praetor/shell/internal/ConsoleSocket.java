package io.praetor.shell.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A listening UNIX-domain socket that nobody but its owner can connect to, at any moment.
 *
 * <p>Binding makes the file with the permissions of the process' umask, and changing them
 * afterwards leaves a gap. Therefore it is bound inside a directory of its own that is closed to
 * others, gets its mode there, and is then renamed to its place, which also replaces what a dead
 * agent left.
 */
final class ConsoleSocket implements AutoCloseable {

  /** Linux takes 107 bytes, macOS 103; the nursery's path must fit as well. */
  static final int MAX_PATH_BYTES = 100;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int MAX_WAITING_CONNECTIONS = 8;
  private static final int MAX_NURSERIES = 100;

  private final ServerSocketChannel channel;
  private final Path path;
  private final Object identity;

  private ConsoleSocket(ServerSocketChannel channel, Path path) throws IOException {
    this.channel = channel;
    this.path = path;
    this.identity = identity(path);
  }

  /**
   * @throws IOException with a message that a person understands
   */
  static ConsoleSocket open(Path path) throws IOException {
    requireShort(path);
    Path directory = path.toAbsolutePath().getParent();
    Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    requireClosed(directory);
    requireFree(path);
    return bind(directory, path);
  }

  private static void requireShort(Path path) throws IOException {
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_PATH_BYTES) {
      throw new IOException(
          "its path has " + length + " bytes, the system allows " + MAX_PATH_BYTES + ": " + path);
    }
  }

  /** In a directory open to everyone, anyone could put another socket in its place. */
  private static void requireClosed(Path directory) throws IOException {
    if (Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("every user of this machine may write to " + directory);
    }
  }

  private static void requireFree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isOther()) {
      throw new IOException(path + " exists and is not a socket");
    }
    if (isAnswered(path)) {
      throw new IOException("another agent listens on " + path);
    }
  }

  private static boolean isAnswered(Path path) {
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException e) {
      // Refused: whoever made the file is gone.
      return false;
    }
  }

  private static ConsoleSocket bind(Path directory, Path path) throws IOException {
    Path nursery = nursery(directory);
    Path newborn = nursery.resolve("s");
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(newborn), MAX_WAITING_CONNECTIONS);
      Files.setPosixFilePermissions(newborn, OWNER_ONLY);
      Files.move(newborn, path, StandardCopyOption.ATOMIC_MOVE);
      return new ConsoleSocket(channel, path);
    } catch (IOException | RuntimeException e) {
      channel.close();
      Files.deleteIfExists(newborn);
      throw e;
    } finally {
      Files.delete(nursery);
    }
  }

  /** Its name is shorter than a socket's usual name, so that the path limit holds here as well. */
  private static Path nursery(Path directory) throws IOException {
    for (int number = 0; number < MAX_NURSERIES; number++) {
      Path nursery = directory.resolve(".sh" + number);
      // Left by an agent that was killed in just this moment, or by someone with bad intentions.
      if (!Files.exists(nursery, LinkOption.NOFOLLOW_LINKS)) {
        return Files.createDirectory(nursery, OWNER_ONLY_DIRECTORY);
      }
    }
    throw new IOException("too many directories .sh* in " + directory);
  }

  SocketChannel accept() throws IOException {
    return channel.accept();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Stops listening and takes the file away, unless it has become somebody else's. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Objects.equals(identity, identity(path))) {
      Files.deleteIfExists(path);
    }
  }

  private static Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }
}
