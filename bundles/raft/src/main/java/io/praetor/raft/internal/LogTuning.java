package io.praetor.raft.internal;

import io.praetor.raft.internal.transport.PeerTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** How the embedded Ratis is set up, and why. DESIGN.md has the measurements. */
final class LogTuning {

  /** Largest log entry. Ratis reads entries with this as the limit, so it must never shrink. */
  static final int ENTRY_BYTES_MAX = 4 * 1024 * 1024;

  /** What Ratis and the entry format add to the command of an entry that holds only one. */
  static final int ENTRY_OVERHEAD_BYTES = 1024;

  /** Largest command. */
  static final int COMMAND_BYTES_MAX = ENTRY_BYTES_MAX - ENTRY_OVERHEAD_BYTES;

  /**
   * Size at which a log file is closed. Only whole files are purged, and Ratis keeps the entries of
   * the open one in memory; a restart reads all that is left.
   */
  static final int SEGMENT_BYTES = 8 * 1024 * 1024;

  /** Zeros written ahead, so that most syncs need not change the size of the file. */
  private static final int PREALLOCATED_BYTES = 1024 * 1024;

  /** Entries that are written before the disk is waited for; see {@link LogFiles}. */
  static final int UNSYNCED_ENTRIES_MAX = 64;

  /** Closed log files whose entries stay in memory, and their bytes. */
  private static final int CACHED_SEGMENTS = 1;

  private static final int CACHED_BYTES = CACHED_SEGMENTS * SEGMENT_BYTES;

  /**
   * Shortest election timeout, and what each step of raft_multiplier adds; the longest is twice
   * that. Consul's 1 s per step would leave a cluster without a leader for 5 to 10 s by default.
   * Here a step is small: with the default of 5 it is 300 to 600 ms, and Ratis, which looks only
   * once in each timeout, notices within 1.2 s at the worst; writes then go on in less than 2 s.
   * The leader is heard of each half of the shortest timeout.
   */
  private static final int ELECTION_BASE_MILLIS = 200;

  private static final int ELECTION_STEP_MILLIS = 20;

  /** A server that is alone when it starts need not wait for anybody before it elects itself. */
  private static final int ALONE_ELECTION_MILLIS = 1;

  /** How long a new member may be silent while it catches up before adding it is given up. */
  private static final int STAGING_SECONDS = 10;

  /**
   * Answers are remembered for clients that ask again under the same number. Ours never do, so the
   * shortest time that Ratis' cache can be given is enough.
   */
  private static final int RETRY_CACHE_MILLIS = 100;

  /** For what should never happen: a process that was stopped for long goes on, it does not end. */
  private static final int NEVER_DAYS = 365;

  private LogTuning() {}

  static long electionTimeoutMinMillis(int raftMultiplier) {
    return ELECTION_BASE_MILLIS + (long) ELECTION_STEP_MILLIS * raftMultiplier;
  }

  /**
   * Settings of the embedded server.
   *
   * @param alone there is no other member when the server starts
   * @param volatileLog the log dies with the process, so nobody waits for the disk
   */
  static RaftProperties properties(
      Path directory, boolean alone, int raftMultiplier, boolean volatileLog) {
    RaftProperties p = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(p, List.of(directory.toFile()));
    RaftServerConfigKeys.setRemovedGroupsDir(p, directory.resolve("removed").toFile());
    RaftConfigKeys.Rpc.setType(p, new PeerTransport());
    elections(p, alone, raftMultiplier);
    log(p, volatileLog);
    memory(p);
    // Checkpoints are asked for by our own upkeep, which never stops the thread that applies.
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(p, false);
    // The leader only tells that it has purged what is needed; the state is fetched by its own way.
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(p, false);
    pauses(p);
    return p;
  }

  private static void elections(RaftProperties p, boolean alone, int raftMultiplier) {
    long min = electionTimeoutMinMillis(raftMultiplier);
    RaftServerConfigKeys.Rpc.setTimeoutMin(p, millis(min));
    RaftServerConfigKeys.Rpc.setTimeoutMax(p, millis(2 * min));
    if (alone) {
      // Only the first election: the server may have company by the time of the next.
      RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(p, millis(ALONE_ELECTION_MILLIS));
      RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(p, millis(2 * ALONE_ELECTION_MILLIS));
    }
    RaftServerConfigKeys.setStagingTimeout(
        p, TimeDuration.valueOf(STAGING_SECONDS, TimeUnit.SECONDS));
  }

  /**
   * A process that stood still, for a collection of its heap or by its machine, goes on as what it
   * was. Whether another leads by now it hears with the next message; that nothing is read from it
   * meanwhile its lease takes care of. Ratis would end a leader's term after any pause, which turns
   * each full collection into failed writes, even where nobody else could lead.
   */
  private static void pauses(RaftProperties p) {
    RaftServerConfigKeys.setCloseThreshold(p, days(NEVER_DAYS));
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(p, days(NEVER_DAYS));
  }

  /**
   * What must be set between the making of the server and that of its group: Ratis reads one
   * property at both, here for the longest pause of a leader, there for how long one that lost the
   * others does not stand for election. It may be the only one whose log is complete.
   */
  static void group(RaftProperties p, int raftMultiplier) {
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(
        p, millis(electionTimeoutMinMillis(raftMultiplier)));
  }

  private static void log(RaftProperties p, boolean volatileLog) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(p, bytes(SEGMENT_BYTES));
    RaftServerConfigKeys.Log.setPreallocatedSize(p, bytes(PREALLOCATED_BYTES));
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(p, bytes(ENTRY_BYTES_MAX));
    RaftServerConfigKeys.Log.setWriteBufferSize(p, bytes(ENTRY_BYTES_MAX + ENTRY_OVERHEAD_BYTES));
    RaftServerConfigKeys.Log.setForceSyncNum(p, UNSYNCED_ENTRIES_MAX);
    RaftServerConfigKeys.Log.setPurgeGap(p, 1);
    // Messages are taken one by one, so entries need no pool to be put in order.
    RaftServerConfigKeys.Log.setAppendEntriesComposeEnabled(p, false);
    // Would add an entry, and a sync, behind each write, to tell the commit index after a restart;
    // the first entry of the new term tells it just as well.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(p, false);
    // The other policy cuts a damaged log at the damage and says nothing. Torn ends are mended
    // before Ratis looks (see LogFiles).
    RaftServerConfigKeys.Log.setCorruptionPolicy(
        p, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(p, volatileLog);
  }

  private static void memory(RaftProperties p) {
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(p, CACHED_SEGMENTS);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(p, bytes(CACHED_BYTES));
    RaftServerConfigKeys.RetryCache.setExpiryTime(p, millis(RETRY_CACHE_MILLIS));
  }

  private static SizeInBytes bytes(long size) {
    return SizeInBytes.valueOf(size);
  }

  private static TimeDuration millis(long millis) {
    return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
  }

  private static TimeDuration days(long days) {
    return TimeDuration.valueOf(days, TimeUnit.DAYS);
  }
}
