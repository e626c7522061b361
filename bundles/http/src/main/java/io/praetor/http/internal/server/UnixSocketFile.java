package io.praetor.http.internal.server;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a UNIX socket; closing the socket removes it. */
final class UnixSocketFile {

  private static final Logger LOG = LoggerFactory.getLogger(UnixSocketFile.class);

  private UnixSocketFile() {}

  /**
   * Makes room: a socket that an earlier agent left is in the way, any other file is not ours.
   *
   * @param inherited whether somebody listens there who is about to end; its socket goes by itself
   */
  static void prepare(Path path, boolean inherited) throws IOException {
    if (!isSocket(path)) {
      return;
    }
    if (inherited) {
      throw new BindException("Address already in use");
    }
    LOG.warn("Replacing socket: path={}", path);
    Files.delete(path);
  }

  private static boolean isSocket(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Says who may connect.
   *
   * @param octalMode such as 0660, empty for what the process's mask gives
   */
  static void restrict(Path path, String octalMode) throws IOException {
    if (!octalMode.isEmpty()) {
      Files.setPosixFilePermissions(path, permissions(Integer.parseInt(octalMode, 8)));
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
