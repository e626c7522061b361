package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;
import io.praetor.gossip.internal.message.NodeRecord;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One member of a pool: who is there and who is not (Das et al., "SWIM", DSN 2002; Dadgar et al.,
 * "Lifeguard", 2017; behaviour of HashiCorp's memberlist).
 *
 * <p>A state machine without thread, clock or socket. The caller feeds it events one by one with a
 * time that never goes back, at {@link #nextTick} at the latest a {@link SwimEvent.Tick}, and does
 * what the returned effects say. {@code Joined}, {@code Updated} and {@code Left} never speak of
 * this member itself.
 */
public final class Swim {

  private final Awareness awareness;
  private final Known known;
  private final AliveRule alive;
  private final DeadRule dead;
  private final SuspectRule suspect;
  private final MergeRule merge;
  private final Prober prober;
  private final Relay relay;
  private final long tolerableDelayNanos;

  /**
   * Begins at a time.
   *
   * @param random only this, so that a run can be repeated
   * @param nowNanos on the same clock as all later times
   */
  public Swim(SwimOptions options, MessageEncoder encoder, RandomGenerator random, long nowNanos) {
    awareness = new Awareness(options.probing().awarenessMax());
    known = known(options, encoder, random, nowNanos);
    alive = new AliveRule(options, known);
    dead = new DeadRule(known);
    suspect = new SuspectRule(options, known, dead);
    merge = new MergeRule(known, alive, suspect, dead);
    Sequences sequences = new Sequences(random);
    prober = new Prober(options, known, awareness, sequences, suspect);
    relay = new Relay(options, known, sequences);
    tolerableDelayNanos = Nanos.ofMillis(options.probing().intervalMillis());
    prober.begin(random, nowNanos);
    new Gossiper(options.gossiping(), known).begin(random, nowNanos);
    new Exchanger(options.exchanging(), known).begin(random, nowNanos);
  }

  private Known known(
      SwimOptions options, MessageEncoder encoder, RandomGenerator random, long nowNanos) {
    Roster roster = new Roster(random);
    Broadcasts broadcasts =
        new Broadcasts(
            options,
            encoder,
            () -> Scale.transmits(options.gossiping().retransmitMult(), roster.size()));
    Self self = new Self(options.self(), awareness, broadcasts, nowNanos);
    roster.add(self.peer());
    return new Known(
        self,
        roster,
        new Plausibility(options.self().versions()),
        new Timers(),
        broadcasts,
        new Outbox(encoder, broadcasts));
  }

  /** Takes an event and says what is to be done, in this order. */
  public List<SwimEffect> step(SwimEvent event, long nowNanos) {
    forgiveDelay(nowNanos);
    // First what was heard, then what is overdue: an answer that waited while this process did not
    // run is still an answer.
    take(event, nowNanos);
    known.timers().runDue(nowNanos);
    return known.outbox().drain();
  }

  /**
   * Time in which this process did not run (stopped, swapped out, collecting garbage) is nobody
   * else's fault: suspects could not refute and answers could not arrive. All timers get it back,
   * and this member trusts itself less.
   */
  private void forgiveDelay(long nowNanos) {
    long next = known.timers().next();
    if (awareness.watched() && next < nowNanos && nowNanos - next > tolerableDelayNanos) {
      known.timers().postpone(nowNanos - next);
      awareness.apply(1);
    }
  }

  private void take(SwimEvent event, long nowNanos) {
    if (event instanceof SwimEvent.Received received) {
      receive(received.from(), received.message(), nowNanos);
    } else if (event instanceof SwimEvent.Learned learned) {
      merge.learn(learned.theirs(), nowNanos);
    } else if (event instanceof SwimEvent.StreamPinged pinged) {
      prober.streamPinged(pinged.sequence(), pinged.answered());
    } else if (event instanceof SwimEvent.MetaChanged changed) {
      known.self().say(changed.meta(), nowNanos);
    } else if (event instanceof SwimEvent.AckPayloadChanged changed) {
      relay.payload(changed.payload());
    } else if (event instanceof SwimEvent.Broadcast broadcast) {
      known.broadcasts().tell(broadcast);
    } else if (event instanceof SwimEvent.Leave) {
      known.self().leave(nowNanos);
    } else if (event instanceof SwimEvent.Forget forget) {
      forget(forget.node());
    }
  }

  private void receive(Endpoint from, Message message, long nowNanos) {
    if (message instanceof Message.Ping ping) {
      relay.ping(from, ping);
    } else if (message instanceof Message.IndirectPing ask) {
      relay.ask(from, ask, nowNanos);
    } else if (message instanceof Message.Ack ack) {
      if (!prober.acked(ack, nowNanos)) {
        relay.acked(ack.sequence());
      }
    } else if (message instanceof Message.Nack nack) {
      prober.nacked(nack.sequence());
    } else if (message instanceof Message.Suspect claim) {
      suspect.hear(claim, nowNanos);
    } else if (message instanceof Message.Alive claim) {
      alive.hear(claim.node(), nowNanos);
    } else if (message instanceof Message.Dead claim) {
      dead.hear(claim, nowNanos);
    } else if (message instanceof Message.User user) {
      known.outbox().effect(new SwimEffect.Delivered(user.payload()));
    }
  }

  private void forget(String node) {
    Peer peer = known.roster().get(node);
    if (peer != null && peer.gone() && !known.self().is(peer)) {
      known.roster().remove(node);
    }
  }

  /** When the next tick is due. */
  public long nextTick() {
    return known.timers().next();
  }

  /** All known nodes and this one, as they are told to others. */
  public List<NodeRecord> nodes() {
    return known.roster().records();
  }

  /** This member. */
  public NodeRecord self() {
    return known.self().peer().record();
  }

  /** What is known of a node; null for nothing. */
  public NodeRecord node(String name) {
    Peer peer = known.roster().get(name);
    return peer == null ? null : peer.record();
  }

  /** 0 is well; the more, the less this member trusts its own probes. */
  public int healthScore() {
    return awareness.score();
  }

  /** How many messages wait in a lane of the layer above. */
  public int waiting(int lane) {
    return known.broadcasts().waiting(lane);
  }

  /** Claims of others that were not believable, since the start. */
  public long dropped() {
    return known.plausibility().dropped();
  }

  /** For tests that begin with a pool that is formed. */
  Roster roster() {
    return known.roster();
  }
}
