package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.Member;
import io.praetor.gossip.internal.serf.Serf;
import io.praetor.gossip.internal.serf.SerfEffect;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.swim.SwimEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the state machines say to this node: view, listeners, log and snapshot. */
final class PoolEvents implements SerfOutput {

  private static final Logger LOG = LoggerFactory.getLogger(PoolEvents.class);

  private final String pool;
  private final String self;
  private final PoolView view = new PoolView();
  private final Listeners listeners = new Listeners();
  private final PoolKeyring keyring;

  /** Null when nothing is kept. */
  private final SnapshotFile snapshot;

  /** Runs a task on the loop after a number of milliseconds. */
  private final BiConsumer<Runnable, Long> later;

  private final List<Runnable> departing = new ArrayList<>();
  private boolean left;
  private boolean closed;
  private boolean flushing;

  PoolEvents(
      String pool,
      String self,
      PoolKeyring keyring,
      SnapshotFile snapshot,
      BiConsumer<Runnable, Long> later) {
    this.pool = pool;
    this.self = self;
    this.keyring = keyring;
    this.snapshot = snapshot;
    this.later = later;
  }

  PoolView view() {
    return view;
  }

  Listeners listeners() {
    return listeners;
  }

  boolean hasLeft() {
    return left;
  }

  /** Runs a task once this member has left, or now if it has or will not any more. */
  void whenDeparted(Runnable task) {
    if (left || closed) {
      task.run();
    } else {
      departing.add(task);
    }
  }

  @Override
  public void started(Member member) {
    if (left) {
      left = false;
      // Whoever is still there will be met again, as in every life.
      view.members().stream()
          .filter(old -> !old.name().equals(self))
          .forEach(old -> changed(old, Change.REAPED));
      if (snapshot != null) {
        snapshot.back();
      }
    }
    changed(member, Change.JOINED);
  }

  @Override
  public void perform(SerfEffect effect) {
    if (effect instanceof SerfEffect.Changed changed) {
      changed(changed.member(), changed.why());
    } else if (effect instanceof SerfEffect.Fired fired) {
      LOG.debug("{}: user event {}", pool, fired.event().name());
      listeners.tell(listener -> listener.eventReceived(fired.event()));
    } else if (effect instanceof SerfEffect.KeysAnswered answered) {
      keyring.answered(answered);
    } else if (effect instanceof SerfEffect.KeysClosed closed) {
      keyring.closed(closed);
    } else if (effect instanceof SerfEffect.Departed) {
      left = true;
      departing.forEach(Runnable::run);
      departing.clear();
    } else if (effect instanceof SerfEffect.Outvoted outvoted) {
      LOG.warn(
          "{}: minority in name conflict resolution [{} / {}]",
          pool,
          outvoted.matching(),
          outvoted.answers());
    }
  }

  private void changed(Member member, Change why) {
    log(member, why);
    boolean own = member.name().equals(self);
    if (snapshot != null) {
      if (own && why == Change.LEAVING) {
        snapshot.leave();
      } else {
        snapshot.changed(member, why);
      }
    }
    if (why == Change.REAPED) {
      view.forgotten(member.name());
      listeners.tell(listener -> listener.memberReaped(member));
    } else {
      view.changed(member, own);
      listeners.tell(listener -> listener.memberChanged(member));
    }
  }

  private void log(Member member, Change why) {
    if (why == Change.LEAVING) {
      LOG.debug("{}: {} is leaving", pool, member.name());
    } else if (why == Change.UPDATED) {
      LOG.info("serf: {}: {}", Serf.eventName(why), member.name());
    } else {
      LOG.info("serf: {}: {} {}", Serf.eventName(why), member.name(), member.address());
    }
  }

  @Override
  public void conflict(SwimEffect.Conflict conflict) {
    String other = FailureText.place(conflict.other().endpoint());
    if (conflict.known().name().equals(self)) {
      LOG.error(
          "{}: Node name conflicts with another node at {}. Names must be unique!", pool, other);
    } else {
      LOG.warn(
          "{}: Name conflict for '{}' both {} and {} are claiming",
          pool,
          conflict.known().name(),
          FailureText.place(conflict.known().endpoint()),
          other);
    }
  }

  @Override
  public void settled(Core core) {
    view.settled(core);
    if (snapshot != null) {
      snapshot.clocks(core.serf().numbers().clocks());
      if (snapshot.isStale() && !flushing) {
        flushing = true;
        later.accept(this::flush, SnapshotFile.FLUSH_MILLIS);
      }
    }
  }

  /** The pool ends: whoever waits for something need not any more. */
  void close() {
    closed = true;
    flush();
    departing.forEach(Runnable::run);
    departing.clear();
  }

  /** Hands what was noted to the worker that writes it. */
  private void flush() {
    flushing = false;
    if (snapshot != null) {
      snapshot.flush();
    }
  }
}
