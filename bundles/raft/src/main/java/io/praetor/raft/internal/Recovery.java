package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.raft.internal.recovery.PeersFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.MetadataProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the members of {@code peers.json} in the place of those that the log knows, before the log
 * is opened; the way back for a cluster whose majority is gone for good. The file is used once.
 *
 * <p>No entry is added and none loses its place: entries that name members become entries that say
 * nothing, and the new members stand beside the log. So the logs of the survivors still agree as
 * far as they did, the most advanced of them is elected, and writes the members down in its new
 * term. A crash on the way leaves the file, and all is done once more.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private static final String MEMBERS = "raft-meta.conf";

  private final Path directory;
  private final String self;
  private final String address;

  /**
   * Makes a recovery.
   *
   * @param address {@code host:port} of this server
   */
  Recovery(Path directory, String self, String address) {
    this.directory = directory;
    this.self = self;
    this.address = address;
  }

  /** Does what the file says, if there is one. */
  void apply(LogPosition durable) throws IOException {
    Path file = directory.resolve(PeersFile.FILE);
    if (!Files.exists(file)) {
      return;
    }
    Optional<Membership> known = Membership.read(directory);
    if (known.isEmpty()) {
      throw new StartRefusedException(
          file + " is there, but there is no log that could be recovered: remove the file");
    }
    Path log = LogDirectory.current(directory, known.get().group());
    LogFiles.check(log, InstalledMark.read(directory).index());
    List<RaftPeer> members = identified(peers(file), log);
    LOG.warn("Recovering the cluster with the members of {}: {}", file, members);
    for (LogFiles.Segment segment : LogFiles.list(log)) {
      forgetMembers(segment.path());
    }
    SafeFile.write(log.resolve(MEMBERS), entry(members, durable).toByteArray());
  }

  /** The log was opened with the new members; the file has served. */
  void done() throws IOException {
    SafeFile.delete(directory.resolve(PeersFile.FILE));
  }

  private static List<RaftPeer> peers(Path file) throws StartRefusedException {
    try {
      return PeersFile.read(file);
    } catch (IOException e) {
      throw new StartRefusedException(e.getMessage(), e);
    }
  }

  /** Peers that are given by address alone are those that the log knows at that address. */
  private List<RaftPeer> identified(List<RaftPeer> peers, Path log) throws IOException {
    Map<String, String> ids = new HashMap<>();
    for (RaftPeerProto one : known(log)) {
      ids.put(one.getAddress(), one.getId().toStringUtf8());
    }
    ids.put(address, self);
    List<RaftPeer> identified = new ArrayList<>();
    for (RaftPeer peer : peers) {
      String id = peer.id().isEmpty() ? ids.get(peer.address()) : peer.id();
      if (id == null) {
        throw new StartRefusedException(
            directory.resolve(PeersFile.FILE)
                + " names "
                + peer.address()
                + ", which the log does not know: write the peer's id, too");
      }
      identified.add(new RaftPeer(id, peer.address(), peer.voter()));
    }
    return identified;
  }

  private static List<RaftPeerProto> known(Path log) throws IOException {
    Path file = log.resolve(MEMBERS);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return LogEntryProto.parseFrom(in).getConfigurationEntry().getPeersList();
    }
  }

  private static void forgetMembers(Path segment) throws IOException {
    SegmentRewrite rewrite = new SegmentRewrite(Files.readAllBytes(segment));
    byte[] rewritten =
        rewrite.map(
            entry -> entry.hasConfigurationEntry() ? Optional.of(silent(entry)) : Optional.empty());
    if (rewrite.changed()) {
      SafeFile.write(segment, rewritten);
    }
  }

  private static LogEntryProto silent(LogEntryProto entry) {
    return LogEntryProto.newBuilder()
        .setTerm(entry.getTerm())
        .setIndex(entry.getIndex())
        .setMetadataEntry(MetadataProto.getDefaultInstance())
        .build();
  }

  private static LogEntryProto entry(List<RaftPeer> members, LogPosition durable) {
    RaftConfigurationProto.Builder all = RaftConfigurationProto.newBuilder();
    for (RaftPeer member : members) {
      RaftPeerRole role = member.voter() ? RaftPeerRole.FOLLOWER : RaftPeerRole.LISTENER;
      RaftPeerProto peer =
          RaftPeerProto.newBuilder()
              .setId(ByteString.copyFromUtf8(member.id()))
              .setAddress(member.address())
              .setStartupRole(role)
              .build();
      if (member.voter()) {
        all.addPeers(peer);
      } else {
        all.addListeners(peer);
      }
    }
    // At a place that is never cut off again.
    return LogEntryProto.newBuilder()
        .setTerm(durable.term())
        .setIndex(Math.max(0, durable.index()))
        .setConfigurationEntry(all)
        .build();
  }
}
