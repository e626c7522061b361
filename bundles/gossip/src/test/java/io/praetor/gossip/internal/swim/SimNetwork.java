package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Members, a network and a clock that are all virtual: a run is a function of its seed. Packets get
 * lost and are delayed; a TCP connection only gets slower by loss.
 */
final class SimNetwork {

  static final Versions VERSIONS = new Versions(1, 5, 2, 2, 5, 4);

  private static final byte[] META = new byte[64];
  private static final int PORT = 8301;
  private static final long LOOK_MILLIS = 100;

  /** First retransmission of a SYN, and of data (RFC 6298 and usual kernels). */
  private static final long[] STREAM_RETRY_MILLIS = {1_000, 1_000, 200, 200};

  final SimSettings settings;
  final List<SimMember> members = new ArrayList<>();
  private final SplittableRandom random;
  private final PriorityQueue<Arrival> queue = new PriorityQueue<>();
  private final SimCodec codec;
  private final List<Consumer<Happening>> listeners = new ArrayList<>();
  private long now;
  private long scheduled;
  private long hash = 1;
  private long packets;

  /** What is to be noticed: an effect of a member, or a message that it puts together. */
  record Happening(long nanos, SimMember member, SwimEffect effect, Message told) {}

  private record Arrival(long at, long order, SimMember to, Runnable action)
      implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  SimNetwork(SimSettings settings) {
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
    codec = new SimCodec(message -> happened(new Happening(now, null, null, message)));
    for (int i = 0; i < settings.nodes(); i++) {
      add();
    }
  }

  /** A pool of which every member knows every other. */
  static SimNetwork formed(SimSettings settings) {
    SimNetwork network = new SimNetwork(settings);
    for (SimMember member : network.members) {
      for (SimMember other : network.members) {
        if (other != member) {
          member.swim.roster().add(new Peer(other.record, 0));
        }
      }
    }
    return network;
  }

  SimMember add() {
    int index = members.size();
    NodeRecord record =
        new NodeRecord("node" + index, endpoint(index), META, 1, NodeState.ALIVE, VERSIONS);
    SimMember member = new SimMember(index, record, swim(record));
    members.add(member);
    schedule(member);
    return member;
  }

  private Swim swim(NodeRecord record) {
    return new Swim(settings.options(record), codec, random.split(), now);
  }

  static Endpoint endpoint(int index) {
    try {
      byte[] address = {10, 0, (byte) (index >> 8), (byte) index};
      return new Endpoint(InetAddress.getByAddress(address), PORT);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private SimMember at(Endpoint endpoint) {
    byte[] address = endpoint.address().getAddress();
    return members.get(((address[2] & 0xFF) << 8) | (address[3] & 0xFF));
  }

  void listen(Consumer<Happening> listener) {
    listeners.add(listener);
  }

  long now() {
    return now;
  }

  long hash() {
    return hash;
  }

  long packets() {
    return packets;
  }

  // What a test does to members.

  void kill(SimMember member) {
    member.running = false;
  }

  void restart(SimMember member) {
    member.running = true;
    member.tickAt = Long.MAX_VALUE;
    member.swim = swim(member.record);
    schedule(member);
  }

  void give(SimMember member, SwimEvent event) {
    step(member, event);
  }

  /** Both learn what the other knows, as after a join or a reconnect. */
  void exchange(SimMember from, SimMember to, boolean join) {
    FullState asked = new FullState(join, from.swim.nodes(), new byte[0]);
    carry(
        from,
        to,
        streamDelay(),
        () -> {
          FullState answer = new FullState(false, to.swim.nodes(), new byte[0]);
          step(to, new SwimEvent.Learned(asked));
          carry(to, from, delay(), () -> step(from, new SwimEvent.Learned(answer)));
        });
  }

  void later(long millis, Runnable action) {
    push(now + TimeUnit.MILLISECONDS.toNanos(millis), null, action);
  }

  // Time.

  void run(long millis) {
    runUntil(millis, () -> false);
  }

  /** Runs until it is so, looking after each event. */
  boolean runUntil(long millis, BooleanSupplier done) {
    long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!done.getAsBoolean()) {
      Arrival next = queue.peek();
      if (next == null || next.at() > end) {
        now = end;
        return done.getAsBoolean();
      }
      queue.poll();
      now = next.at();
      perform(next);
    }
    return true;
  }

  /** Runs until all agree, looking now and then; whether they do. */
  boolean runUntilAgreed(long millis) {
    for (long left = millis; left > 0; left -= LOOK_MILLIS) {
      if (agreed()) {
        return true;
      }
      run(LOOK_MILLIS);
    }
    return agreed();
  }

  private void perform(Arrival arrival) {
    SimMember to = arrival.to();
    if (to != null && !to.running) {
      return;
    }
    hash = hash * 31 + now;
    hash = hash * 31 + (to == null ? -1 : to.index);
    arrival.action().run();
  }

  private void push(long at, SimMember to, Runnable action) {
    queue.add(new Arrival(at, scheduled++, to, action));
  }

  private void schedule(SimMember member) {
    long next = member.swim.nextTick();
    if (next < member.tickAt || member.tickAt <= now) {
      member.tickAt = next;
      Swim swim = member.swim;
      push(
          Math.max(now, next),
          member,
          () -> {
            if (member.swim == swim && member.tickAt == next) {
              step(member, new SwimEvent.Tick());
            }
          });
    }
  }

  // Effects.

  private void step(SimMember member, SwimEvent event) {
    if (event instanceof SwimEvent.Tick) {
      member.tickAt = Long.MAX_VALUE;
    }
    for (SwimEffect effect : member.swim.step(event, now)) {
      happened(new Happening(now, member, effect, null));
      perform(member, effect);
    }
    schedule(member);
  }

  private void happened(Happening happening) {
    for (Consumer<Happening> listener : listeners) {
      listener.accept(happening);
    }
  }

  private void perform(SimMember member, SwimEffect effect) {
    hash = hash * 31 + effect.getClass().getSimpleName().hashCode();
    if (effect instanceof SwimEffect.Send send) {
      send(member, at(send.to()), send.messages());
    } else if (effect instanceof SwimEffect.StreamPing ping) {
      streamPing(member, ping);
    } else if (effect instanceof SwimEffect.Exchange exchange) {
      exchange(member, at(exchange.with()), false);
    }
  }

  private void send(SimMember from, SimMember to, List<byte[]> parts) {
    packets++;
    if (random.nextDouble() < settings.loss()) {
      return;
    }
    carry(
        from,
        to,
        delay(),
        () -> {
          for (byte[] part : parts) {
            step(to, new SwimEvent.Received(from.record.endpoint(), codec.decode(part)));
          }
        });
  }

  private void streamPing(SimMember from, SwimEffect.StreamPing ping) {
    SimMember to = at(ping.to());
    long deadline = now + TimeUnit.MILLISECONDS.toNanos(ping.timeoutMillis());
    carry(
        from,
        to,
        streamDelay(),
        () ->
            carry(
                to,
                from,
                delay(),
                () ->
                    step(
                        from,
                        new SwimEvent.StreamPinged(ping.ping().sequence(), now <= deadline))));
  }

  private void carry(SimMember from, SimMember to, long delayNanos, Runnable action) {
    if (from.side == to.side) {
      push(now + delayNanos + lag(to), to, action);
    }
  }

  private long lag(SimMember to) {
    return to.lagMillis == 0
        ? 0
        : TimeUnit.MILLISECONDS.toNanos(random.nextLong(to.lagMillis / 2, to.lagMillis));
  }

  private long delay() {
    return TimeUnit.MICROSECONDS.toNanos(
        random.nextLong(
            settings.minDelayMillis() * 1_000L, settings.maxDelayMillis() * 1_000L + 1));
  }

  /** A handshake and a request. */
  private long streamDelay() {
    long nanos = 0;
    for (long retry : STREAM_RETRY_MILLIS) {
      nanos += delay();
      if (random.nextDouble() < settings.loss()) {
        nanos += TimeUnit.MILLISECONDS.toNanos(retry);
      }
    }
    return nanos;
  }

  // Views.

  NodeState view(SimMember observer, SimMember subject) {
    NodeRecord record = observer.swim.node(subject.name());
    return record == null ? null : record.state();
  }

  /** Whether all running members take the running ones to be alive and all others to be gone. */
  boolean agreed() {
    for (SimMember observer : members) {
      if (observer.running && !sees(observer)) {
        return false;
      }
    }
    return true;
  }

  private boolean sees(SimMember observer) {
    for (SimMember subject : members) {
      NodeState state = view(observer, subject);
      boolean gone = state == null || Peer.isGone(state);
      if (subject.running ? state != NodeState.ALIVE : !gone) {
        return false;
      }
    }
    return true;
  }
}
