package io.praetor.raft.internal;

import io.praetor.api.metrics.Gauges;
import io.praetor.api.metrics.MetricSource;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells where the log is, under Consul's names. There while a log is open. */
@Component(service = MetricSource.class)
public final class RaftMetricsComponent implements MetricSource {

  private final Consensus log;

  @Activate
  public RaftMetricsComponent(@Reference Consensus log) {
    this.log = log;
  }

  @Override
  public void report(Gauges gauges) {
    RaftStatus status = log.status();
    gauges.set("raft.applied_index", (double) status.appliedIndex());
    gauges.set("raft.last_index", (double) status.lastLogIndex());
    gauges.set("raft.commit_index", (double) status.commitIndex());
    gauges.set("raft.term", (double) status.term());
    gauges.set("raft.peers", (double) status.peers().stream().filter(RaftPeer::voter).count());
    gauges.set("server.isLeader", status.leader() ? 1 : 0);
    if (!status.leader()) {
      gauges.set("raft.last_contact_ms", (double) status.lastContactMillis());
    }
  }
}
