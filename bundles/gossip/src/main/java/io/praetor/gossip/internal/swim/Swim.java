package io.praetor.gossip.internal.swim;

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

  private final SwimOptions options;

  /**
   * Begins at a time.
   *
   * @param random only this, so that a run can be repeated
   * @param nowNanos on the same clock as all later times
   */
  public Swim(SwimOptions options, MessageEncoder encoder, RandomGenerator random, long nowNanos) {
    this.options = options;
  }

  /** Takes an event and says what is to be done. */
  public List<SwimEffect> step(SwimEvent event, long nowNanos) {
    return List.of();
  }

  /** When the next tick is due. */
  public long nextTick() {
    return Long.MAX_VALUE;
  }

  /** All known nodes and this one, as they are told to others. */
  public List<NodeRecord> nodes() {
    return List.of(options.self());
  }

  /** This member. */
  public NodeRecord self() {
    return options.self();
  }

  /** What is known of a node; null for nothing. */
  public NodeRecord node(String name) {
    return name.equals(options.self().name()) ? options.self() : null;
  }

  /** 0 is well; the more, the less this member trusts its own probes. */
  public int healthScore() {
    return 0;
  }

  /** Whether this member left and has told so as often as it will, or has nobody to tell. */
  public boolean farewellSpread() {
    return false;
  }

  /** Claims of others that were not believable, since the start. */
  public long dropped() {
    return 0;
  }
}
