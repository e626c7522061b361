package io.praetor.raft.internal;

import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The log's part of what the console shows. */
final class StatusReport implements Supplier<Map<String, String>> {

  private final OpenLog log;
  private final String directory;

  StatusReport(OpenLog log, String directory) {
    this.log = log;
    this.directory = directory;
  }

  @Override
  public Map<String, String> get() {
    RaftStatus status = log.status();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("role", status.leader() ? "leader" : "follower");
    lines.put("leader", status.leaderAddress().isEmpty() ? "none" : status.leaderAddress());
    lines.put("term", Long.toString(status.term()));
    lines.put("last index", Long.toString(status.lastLogIndex()));
    lines.put("commit index", Long.toString(status.commitIndex()));
    lines.put("applied index", Long.toString(status.appliedIndex()));
    lines.put(
        "peers", status.peers().stream().map(StatusReport::peer).collect(Collectors.joining(", ")));
    lines.put("log size", size());
    lines.put("log directory", directory.isEmpty() ? "temporary" : directory);
    return lines;
  }

  private static String peer(RaftPeer peer) {
    return peer.address() + " (" + peer.id() + (peer.voter() ? ")" : ", no voter)");
  }

  private String size() {
    try {
      return log.bytes() + " bytes";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
