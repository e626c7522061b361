package io.praetor.cli.operator;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;

/** The data directory of a server that does not run, and cannot start as long as this is open. */
final class StoppedServer implements Closeable {

  private static final String LOCK = "praetor.lock";
  private static final String PEERS = "peers.json";

  /** The members, in the form of {@link #PEERS}; the agent keeps it for this moment. */
  private static final String MEMBERS = "members.json";

  private final FileChannel lock;
  private final Path log;
  private final String nodeId;
  private final String cluster;

  private StoppedServer(FileChannel lock, Path log, Properties member) throws IOException {
    this.lock = lock;
    this.log = log;
    this.nodeId = member.getProperty("node", "");
    this.cluster = member.getProperty("group", "");
    if (nodeId.isEmpty() || cluster.isEmpty()) {
      throw new IOException(log.resolve("member") + " is damaged");
    }
  }

  static StoppedServer open(Path dataDirectory) throws IOException {
    Path log = dataDirectory.resolve("raft");
    Properties member = new Properties();
    try (Reader lines = Files.newBufferedReader(log.resolve("member"), StandardCharsets.UTF_8)) {
      member.load(lines);
    } catch (NoSuchFileException absent) {
      throw new IOException("there is no server's log in " + dataDirectory, absent);
    }
    FileChannel lock =
        FileChannel.open(
            dataDirectory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isFree(lock)) {
        throw new IOException("the agent of " + dataDirectory + " runs: stop it first");
      }
      return new StoppedServer(lock, log, member);
    } catch (IOException refused) {
      lock.close();
      throw refused;
    }
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      FileLock held = file.tryLock();
      return held != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  String nodeId() {
    return nodeId;
  }

  String cluster() {
    return cluster;
  }

  /** The members as this server knew them when it stopped; none when it never said. */
  RecoveryPeers members() throws IOException {
    Path file = log.resolve(MEMBERS);
    RecoveryPeers nobody = new RecoveryPeers(List.of());
    try {
      return RecoveryPeers.parse(Files.readAllBytes(file), nobody);
    } catch (NoSuchFileException absent) {
      return nobody;
    } catch (IOException damaged) {
      throw new IOException(file + ": " + damaged.getMessage(), damaged);
    }
  }

  /** Where the agent looks for new peers when it starts. */
  Path peersFile() {
    return log.resolve(PEERS);
  }

  /** Leaves the peers for the agent's next start: either all of the text, or nothing. */
  void leave(String peers) throws IOException {
    Path draft = log.resolve(PEERS + ".new");
    Files.writeString(draft, peers, StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, peersFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
