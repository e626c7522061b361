package io.praetor.raft.internal;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Done;
import io.praetor.raft.internal.control.ControlReply.Standing;
import io.praetor.raft.internal.control.ControlRequest;
import io.praetor.raft.internal.control.ControlRequest.Ask;
import io.praetor.raft.internal.control.ControlRequest.Invite;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader does about the other servers that gossip shows: those that came are invited and
 * added, those that left are removed, those that lost their log are removed to be added anew. Used
 * by one thread.
 */
final class Attendance {

  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** How long a new member may take to catch up before others have their turn. */
  private static final long CHANGE_SECONDS = 60;

  /** A member that is silent for longer is asked whether it still has its log. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String self;
  private final boolean bootstraps;
  private final PeerNetwork network;
  private final Set<String> complaints = new HashSet<>();

  Attendance(String self, boolean bootstraps, PeerNetwork network) {
    this.self = self;
    this.bootstraps = bootstraps;
    this.network = network;
  }

  /** Brings the members in line with gossip, as far as that is possible now. */
  void attend(RaftNode node) throws InterruptedException {
    for (RaftPeer peer : node.members()) {
      if (node.leads() && !peer.id().equals(self)) {
        check(node, peer);
      }
    }
    for (Member member : network.members().all()) {
      if (node.leads() && mayJoin(member) && peer(node, member.tag("id")).isEmpty()) {
        add(node, member);
      }
    }
  }

  private void check(RaftNode node, RaftPeer peer) throws InterruptedException {
    Optional<Member> known = network.members().byId(peer.id());
    if (known.isEmpty()) {
      return;
    }
    Member member = known.get();
    if (member.status() == MemberStatus.LEFT) {
      remove(node, peer.id(), "left");
    } else if (member.status() == MemberStatus.ALIVE && isSilent(node, peer.id())) {
      visit(node, peer.id());
    } else if (member.status() == MemberStatus.ALIVE
        && peer.voter() == ServerMembers.listens(member)) {
      LOG.info("Server {} is {} from now on", member.name(), peer.voter() ? "no voter" : "a voter");
      change(node.put(new RaftPeer(peer.id(), peer.address(), !peer.voter())), member.name());
    }
  }

  private static boolean isSilent(RaftNode node, String id) {
    OptionalLong silence = node.silenceNanos(id);
    return silence.isEmpty() || silence.getAsLong() >= SILENCE_NANOS;
  }

  /** Asks a member that lives, but does not answer the log, what became of its own. */
  private void visit(RaftNode node, String id) throws InterruptedException {
    if (!(ask(id, new Ask()).orElse(null) instanceof Standing standing)
        || !standing.node().equals(id)) {
      return;
    }
    if (standing.group() == null) {
      remove(node, id, "has lost its log");
    } else if (!standing.member() && standing.group().equals(node.group())) {
      // It was removed once, and closed its log; others made it a member by peers.json.
      LOG.debug("Server {} was asked to take part again: {}", id, invite(node, id));
    }
  }

  private boolean mayJoin(Member member) {
    String id = member.tag("id");
    if (member.status() != MemberStatus.ALIVE
        || id.equals(self)
        || network.members().isDismissed(id)) {
      return false;
    }
    if (bootstraps && ServerMembers.bootstraps(member)) {
      complain(
          id,
          "Server "
              + member.name()
              + " is not added: it has bootstrap set as this one has, and only one may");
      return false;
    }
    return true;
  }

  private void add(RaftNode node, Member member) throws InterruptedException {
    String id = member.tag("id");
    ControlReply reply = invite(node, id).orElse(null);
    if (reply instanceof Done) {
      complaints.remove(id);
      RaftPeer peer =
          new RaftPeer(id, ServerMembers.address(member), !ServerMembers.listens(member));
      LOG.info("Adding server {} at {}", member.name(), peer.address());
      change(node.put(peer), member.name());
    } else if (reply instanceof ControlReply.Failed failed) {
      complain(id, "Server " + member.name() + " is not added: " + failed.message());
    }
  }

  private Optional<ControlReply> invite(RaftNode node, String id) throws InterruptedException {
    return ask(id, new Invite(id, node.group()));
  }

  /** Removes a member; fails when that cannot be done now. */
  private void remove(RaftNode node, String id, String why) throws InterruptedException {
    LOG.info("Removing server {}: it {}", id, why);
    change(node.remove(id), id);
  }

  private void complain(String id, String what) {
    if (complaints.add(id)) {
      LOG.error("{}", what);
    }
  }

  private static Optional<RaftPeer> peer(RaftNode node, String id) {
    List<RaftPeer> members = node.members();
    return members.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private Optional<ControlReply> ask(String id, ControlRequest request)
      throws InterruptedException {
    try {
      return Optional.of(
          network.ask(id, request, ANSWER).get(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Server {} does not answer: {}", id, e.toString());
      return Optional.empty();
    }
  }

  private static void change(CompletableFuture<Void> change, String name)
      throws InterruptedException {
    try {
      change.get(CHANGE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      LOG.warn("Server {}: {}; it is tried again", name, e.getCause().getMessage());
    } catch (TimeoutException e) {
      LOG.warn("Server {}: the change of members takes long", name);
    }
  }
}
