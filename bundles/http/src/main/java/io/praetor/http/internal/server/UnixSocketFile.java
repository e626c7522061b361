package io.praetor.http.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a UNIX socket. */
final class UnixSocketFile {

  private static final Logger LOG = LoggerFactory.getLogger(UnixSocketFile.class);

  private final Path path;

  private UnixSocketFile(Path path) {
    this.path = path;
  }

  /** Makes room: a socket that an earlier agent left is in the way, any other file is not ours. */
  static UnixSocketFile prepare(Path path) throws IOException {
    boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (exists
        && Files.readAttributes(path, "*", LinkOption.NOFOLLOW_LINKS).get("isOther")
            == Boolean.TRUE) {
      LOG.warn("Replacing socket: path={}", path);
      Files.delete(path);
    }
    return new UnixSocketFile(path);
  }

  /**
   * @param octalMode such as 0660, empty for what the process's mask gives
   */
  void restrict(String octalMode) throws IOException {
    if (!octalMode.isEmpty()) {
      Files.setPosixFilePermissions(path, permissions(Integer.parseInt(octalMode, 8)));
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("Socket not removed: path={}, {}", path, e.getMessage());
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Map<Integer, PosixFilePermission> bits =
        Map.of(
            0400, PosixFilePermission.OWNER_READ,
            0200, PosixFilePermission.OWNER_WRITE,
            0100, PosixFilePermission.OWNER_EXECUTE,
            0040, PosixFilePermission.GROUP_READ,
            0020, PosixFilePermission.GROUP_WRITE,
            0010, PosixFilePermission.GROUP_EXECUTE,
            0004, PosixFilePermission.OTHERS_READ,
            0002, PosixFilePermission.OTHERS_WRITE,
            0001, PosixFilePermission.OTHERS_EXECUTE);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    bits.forEach(
        (bit, permission) -> {
          if ((mode & bit) != 0) {
            permissions.add(permission);
          }
        });
    return permissions;
  }
}
