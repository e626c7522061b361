package io.praetor.config.internal.publish;

import io.praetor.config.internal.model.Configuration.Identity;
import io.praetor.config.internal.model.NodeId;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory while this agent owns it: made, locked, and with a node id in it. */
final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "praetor.lock";
  private static final String NODE_ID = "node-id";

  /** What gossip keeps: keys and known members. */
  static final String SERF = "serf";

  static final String LAN_KEYRING = "local.keyring";
  static final String WAN_KEYRING = "remote.keyring";
  static final String LAN_SNAPSHOT = "local.snapshot";
  static final String WAN_SNAPSHOT = "remote.snapshot";

  /** The log of what was written, and what came of it: keys, values and tokens. */
  static final String RAFT = "raft";

  static final String STATE = "state";

  /** Where Consul's servers keep theirs. */
  private static final List<String> FOREIGN_LOGS = List.of("raft.db", "wal");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Takes the directory, which two agents must never share: they would mix up their logs. It may
   * have been there before, open to everybody; what is secret in it is in directories that are not.
   *
   * @param keepsState whether the agent keeps what all servers share
   */
  static DataDirectory open(Path path, boolean keepsState) throws ConfigurationException {
    try {
      make(path);
      if (keepsState) {
        refuseForeignLog(path);
      }
      for (String secret : keepsState ? List.of(SERF, RAFT, STATE) : List.of(SERF)) {
        make(path.resolve(secret));
        restrict(path.resolve(secret));
      }
      FileChannel file =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(file)) {
        file.close();
        throw new ConfigurationException("data_dir \"" + path + "\" is in use by another agent");
      }
      return new DataDirectory(path, file);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** To begin with nothing beside it would look like the loss of everything. */
  private static void refuseForeignLog(Path path) throws ConfigurationException {
    for (String log : FOREIGN_LOGS) {
      if (Files.exists(path.resolve(RAFT).resolve(log))) {
        throw new ConfigurationException(
            "data_dir \""
                + path
                + "\" has the log of a Consul server (raft/"
                + log
                + "), which is not read. Use another directory; keys come over with kv export and"
                + " import");
      }
    }
  }

  private static void make(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
  }

  /** Storage engines make their files with the rights that the process gives by default. */
  private static void restrict(Path directory) throws IOException {
    if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
      try {
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      } catch (FileSystemException e) {
        LOG.warn("{} can be read by other users of this machine: {}", directory, e.getReason());
      }
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by another agent inside this very process
    }
  }

  /** The configured id, else the one kept here, else a new one; whichever it is, it is kept. */
  String nodeId(Identity identity, String machineId) throws ConfigurationException {
    Path file = path.resolve(NODE_ID);
    try {
      String kept = Files.exists(file) ? Files.readString(file).strip() : "";
      String id = identity.nodeId().isEmpty() ? kept.toLowerCase(Locale.ROOT) : identity.nodeId();
      if (id.isEmpty()) {
        id = fresh(identity, machineId);
      }
      if (!NodeId.isValid(id)) {
        throw new ConfigurationException(file + " does not contain a UUID: \"" + id + "\"");
      }
      if (!id.equals(kept)) {
        keep(file, id);
      }
      return id;
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** A new node id. */
  static String fresh(Identity identity, String machineId) {
    return identity.hostNodeId() && !machineId.isEmpty()
        ? NodeId.ofMachine(machineId)
        : UUID.randomUUID().toString();
  }

  /** Written beside and moved, so that a crash leaves no empty id behind. */
  private static void keep(Path file, String id) throws IOException {
    Path beside = file.resolveSibling(NODE_ID + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ConfigurationException unusable(Path path, IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (e instanceof NoSuchFileException) {
      reason = "no such file or directory";
    }
    return new ConfigurationException("data_dir \"" + path + "\" cannot be used: " + reason, e);
  }

  /**
   * Lets the directory go; the lock file stays, since to delete it would race with its next owner.
   */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
