package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;

/**
 * The directory of the log: finds out what may be done with what lies there.
 *
 * <pre>
 * member                     whose log this is
 * &lt;group id&gt;/current/        the log files, term and vote, members (Ratis)
 * </pre>
 */
final class LogDirectory {

  /** How to begin. */
  enum Start {
    /** Found a cluster of this server alone. */
    FOUND,
    /** Begin with an empty log in a cluster that was found together, or invited this server. */
    ENTER,
    /** Go on with the log that is there. */
    RESUME,
    /** There is no log, and somebody else must bring this server into a cluster. */
    WAIT
  }

  /**
   * A start.
   *
   * @param membership the group to start in, null for {@link Start#WAIT}
   * @param alone whether this server is the group's only member, as far as is known before
   * @param blank whether the directory is without anything of Ratis, a vote included
   */
  record Plan(Start start, Membership membership, boolean alone, boolean blank) {}

  private final Path directory;

  LogDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Decides how to begin, and prepares it.
   *
   * @param mayFound whether this server may be a cluster of its own
   * @param durable what the state holds without the log
   */
  Plan plan(String nodeId, boolean mayFound, LogPosition durable) throws IOException {
    Files.createDirectories(directory);
    Optional<Membership> known = Membership.read(directory);
    refuseStrangers(known.orElse(null));
    if (known.isEmpty()) {
      refuseLostLog(durable);
      return mayFound ? found(new Membership(nodeId, UUID.randomUUID(), List.of())) : WAITING;
    }
    Membership membership = known.get();
    if (!membership.nodeId().equals(nodeId)) {
      throw new StartRefusedException(
          "the log in "
              + directory
              + " belongs to node id "
              + membership.nodeId()
              + ", but this node's id is "
              + nodeId);
    }
    Optional<LogFiles.Extent> extent =
        LogFiles.check(current(membership), InstalledMark.read(directory).index());
    if (extent.isEmpty() && durable.index() < 0) {
      return mayFound && membership.founders().isEmpty() ? found(membership) : enter(membership);
    }
    if (extent.isEmpty()) {
      refuseLostLog(durable);
    } else {
      refuseGap(extent.get(), durable);
    }
    if (isBlank(membership)) {
      throw new StartRefusedException(
          "the file "
              + current(membership).resolve("raft-meta")
              + " is missing: restore the data directory from a backup");
    }
    return new Plan(Start.RESUME, membership, isAlone(membership), false);
  }

  private static final Plan WAITING = new Plan(Start.WAIT, null, false, false);

  /**
   * Makes this server a member of a cluster that it does not have a log of.
   *
   * @throws StartRefusedException when it has the log of another one
   */
  Plan join(Membership membership) throws IOException {
    Files.createDirectories(directory);
    Optional<Membership> known = Membership.read(directory);
    if (known.isPresent() && !known.get().group().equals(membership.group())) {
      if (LogFiles.check(current(known.get()), -1).isPresent()) {
        throw new StartRefusedException("there is a log of another cluster in " + directory);
      }
      deleteTree(directory.resolve(known.get().group().toString()));
    }
    membership.write(directory);
    return enter(membership);
  }

  private Plan enter(Membership membership) {
    return new Plan(Start.ENTER, membership, false, isBlank(membership));
  }

  private boolean isBlank(Membership membership) {
    return !Files.exists(current(membership).resolve("raft-meta"));
  }

  /** Where Ratis keeps the log of a group. */
  static Path current(Path directory, UUID group) {
    return directory.resolve(group.toString()).resolve("current");
  }

  private Path current(Membership membership) {
    return current(directory, membership.group());
  }

  /** Asks the newest configuration that was committed; Ratis keeps it beside the log. */
  private boolean isAlone(Membership membership) throws IOException {
    Path file = current(membership).resolve("raft-meta.conf");
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      List<RaftPeerProto> members =
          LogEntryProto.parseFrom(in).getConfigurationEntry().getPeersList();
      return members.size() == 1
          && members.get(0).getId().toStringUtf8().equals(membership.nodeId());
    } catch (InvalidProtocolBufferException e) {
      throw new StartRefusedException(
          "the file " + file + " is damaged: restore the data directory from a backup", e);
    }
  }

  private Plan found(Membership membership) throws IOException {
    // What a start that did not come far has left; Ratis takes only what is whole or absent.
    deleteTree(directory.resolve(membership.group().toString()));
    membership.write(directory);
    return new Plan(Start.FOUND, membership, true, true);
  }

  private void refuseLostLog(LogPosition durable) throws IOException {
    if (durable.index() >= 0 && durable.index() != InstalledMark.read(directory).index()) {
      throw new StartRefusedException(
          "the state on disk ends at entry "
              + durable.index()
              + " but there is no log in "
              + directory
              + ": restore the log from a backup, or remove the state to begin anew");
    }
  }

  private void refuseGap(LogFiles.Extent log, LogPosition durable) throws IOException {
    if (durable.index() + 1 < log.first()) {
      throw new StartRefusedException(
          (durable.index() < 0
                  ? "there is no state on disk"
                  : "the state on disk ends at entry " + durable.index())
              + " but the log in "
              + directory
              + " begins at entry "
              + log.first()
              + ": restore the storage directory from a backup, or remove the log to begin anew");
    }
    if (durable.index() > log.last() && durable.index() != InstalledMark.read(directory).index()) {
      throw new StartRefusedException(
          "the state on disk ends at entry "
              + durable.index()
              + " but the log in "
              + directory
              + " ends at entry "
              + log.last()
              + ": restore the log from a backup of the same time or later");
    }
  }

  /** Ratis would start every group that it finds. */
  private void refuseStrangers(Membership known) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(directory)) {
      others =
          files
              .filter(Files::isDirectory)
              .filter(LogDirectory::isGroup)
              .filter(group -> known == null || !group.endsWith(known.group().toString()))
              .toList();
    }
    if (!others.isEmpty()) {
      throw new StartRefusedException(
          others.get(0)
              + " is a log, but the file "
              + directory.resolve(Membership.FILE)
              + (known == null ? " is missing" : " names another")
              + ": restore the data directory from a backup");
    }
  }

  private static boolean isGroup(Path path) {
    try {
      UUID.fromString(path.getFileName().toString());
      return true;
    } catch (IllegalArgumentException otherName) {
      return false;
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(LogDirectory::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
