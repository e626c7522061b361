package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.serf.SerfEffect;
import io.praetor.gossip.internal.serf.SerfEvent;
import io.praetor.gossip.internal.swim.SwimEffect;
import io.praetor.gossip.internal.swim.SwimEvent;
import io.praetor.gossip.internal.transport.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the two state machines of a member with what comes in and with time, and does what they
 * say. Everything here happens on the one thread of the transport, so nothing is guarded.
 */
final class PoolLoop implements Transport.Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(PoolLoop.class);

  private static final int CHECKSUM_PROTOCOL_MIN = 5;

  /** Even when nothing is due the machines are looked at this often. */
  private static final long TICK_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);

  private final String pool;
  private final MessageEncoder encoder;
  private final Door door;
  private final SerfOutput output;
  private final long tcpTimeoutMillis;

  /** Where members are that take packets with a checksum. */
  private final Set<Endpoint> modern = new HashSet<>();

  private final PoolMeter meter;
  private final Queue<Object> pending = new ArrayDeque<>();

  /** Null until it is started: what comes in before is not heard. */
  private Core core;

  private Transport transport;
  private CoreFactory factory;
  private boolean busy;
  private boolean closed;

  /** Whether a timer runs; it is the one of this number and fires at this time. */
  private boolean armed;

  private long timer;
  private long timerNanos;

  PoolLoop(
      String pool,
      MessageEncoder encoder,
      Door door,
      SerfOutput output,
      long tcpTimeoutMillis,
      PoolMeter meter) {
    this.meter = meter;
    this.pool = pool;
    this.encoder = encoder;
    this.door = door;
    this.output = output;
    this.tcpTimeoutMillis = tcpTimeoutMillis;
  }

  /** Begins: from now on time counts. */
  void start(Transport bound, CoreFactory cores) {
    transport = bound;
    factory = cores;
    core = factory.first();
    begin();
  }

  private void begin() {
    output.started(core.serf().self());
    step(new SwimEvent.AckPayloadChanged(core.serf().ackPayload()));
  }

  void close() {
    closed = true;
  }

  @Override
  public void received(Endpoint from, Message message) {
    if (core == null || (message instanceof Message.Alive alive && !door.admits(alive.node()))) {
      return;
    }
    meter.received(message);
    step(new SwimEvent.Received(from, message));
  }

  /**
   * The answer is given even to one who is not let in, as memberlist does: it tells the other side
   * why the two do not belong together.
   */
  @Override
  public FullState exchanged(FullState theirs) {
    if (core == null) {
      return null;
    }
    FullState mine = state(false);
    String complaint = theirs.join() ? door.complaint(theirs.nodes()) : null;
    if (complaint == null) {
      learn(theirs, false);
    } else {
      LOG.warn("{}: join refused: {}", pool, complaint);
    }
    return mine;
  }

  @Override
  public boolean isSelf(String name) {
    return core != null && core.serf().self().name().equals(name);
  }

  @Override
  public boolean understandsChecksum(Endpoint endpoint) {
    return modern.contains(endpoint);
  }

  private FullState state(boolean join) {
    return new FullState(join, core.swim().nodes(), core.serf().state());
  }

  /**
   * Exchanges everything with a node in order to join it.
   *
   * @param ignoreEvents whether events older than this are none of our business
   * @return completes, on the loop, with why that failed, or with null
   */
  CompletableFuture<String> join(Endpoint with, boolean ignoreEvents) {
    return transport
        .exchange(with, state(true), tcpTimeoutMillis)
        .handleAsync((theirs, failure) -> joined(theirs, failure, ignoreEvents), transport.loop());
  }

  private String joined(FullState theirs, Throwable failure, boolean ignoreEvents) {
    if (failure != null) {
      return FailureText.of(failure);
    }
    String complaint = door.complaint(theirs.nodes());
    if (complaint == null) {
      learn(theirs, ignoreEvents);
    }
    return complaint;
  }

  /** An exchange in passing; when it fails the next one may not. */
  private void exchange(Endpoint with) {
    var unused =
        transport
            .exchange(with, state(false), tcpTimeoutMillis)
            .whenCompleteAsync(
                (theirs, failure) -> {
                  if (failure == null) {
                    learn(theirs, false);
                  } else {
                    LOG.debug("{}: exchange failed: {}", pool, FailureText.of(failure));
                  }
                },
                transport.loop());
  }

  private void learn(FullState theirs, boolean ignoreEvents) {
    List<NodeRecord> admitted = new ArrayList<>(theirs.nodes());
    admitted.removeIf(node -> !door.admits(node));
    step(new SwimEvent.Learned(new FullState(theirs.join(), admitted, theirs.user())));
    if (theirs.user().length > 0) {
      step(new SerfEvent.Merged(theirs.user(), ignoreEvents));
    }
  }

  /** This member left and is wanted back: it begins anew, as if it had been restarted. */
  void revive() {
    core = factory.next(core);
    modern.clear();
    begin();
  }

  void step(SwimEvent event) {
    pending.add(event);
    work();
  }

  void step(SerfEvent event) {
    pending.add(event);
    work();
  }

  private void work() {
    if (busy || closed) {
      return;
    }
    busy = true;
    try {
      for (Object event = pending.poll(); event != null; event = pending.poll()) {
        take(event);
      }
    } finally {
      busy = false;
      // Whatever happened: without a timer this member would never again look at the clock.
      schedule();
    }
    output.settled(core);
  }

  private void take(Object event) {
    attempt(
        event,
        () -> {
          if (event instanceof SwimEvent swim) {
            core.swim()
                .step(swim, System.nanoTime())
                .forEach(effect -> attempt(effect, () -> perform(effect)));
          } else if (event instanceof SerfEvent serf) {
            core.serf()
                .step(serf, System.nanoTime())
                .forEach(effect -> attempt(effect, () -> perform(effect)));
          }
        });
  }

  /**
   * What one message, effect or moment did wrong must not keep the others from being dealt with.
   */
  private void attempt(Object what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{}: failed to deal with {}", pool, what.getClass().getSimpleName(), e);
    }
  }

  private void perform(SwimEffect effect) {
    meter.noticed(effect);
    if (effect instanceof SwimEffect.Send send) {
      transport.send(send.to(), send.messages());
    } else if (effect instanceof SwimEffect.StreamPing ping) {
      ping(ping);
    } else if (effect instanceof SwimEffect.Exchange exchange) {
      exchange(exchange.with());
    } else if (effect instanceof SwimEffect.Refused refused) {
      LOG.warn("{}: {}", pool, refused.reason());
    } else {
      if (effect instanceof SwimEffect.Conflict conflict) {
        output.conflict(conflict);
      }
      remember(effect);
      pending.add(new SerfEvent.Noticed(effect));
    }
  }

  private void remember(SwimEffect effect) {
    if (effect instanceof SwimEffect.Joined joined) {
      remember(joined.node());
    } else if (effect instanceof SwimEffect.Updated updated) {
      remember(updated.node());
    } else if (effect instanceof SwimEffect.Left left) {
      modern.remove(left.node().endpoint());
    }
  }

  private void remember(NodeRecord node) {
    if (node.versions() != null && node.versions().max() >= CHECKSUM_PROTOCOL_MIN) {
      modern.add(node.endpoint());
    }
  }

  private void ping(SwimEffect.StreamPing ping) {
    var unused =
        transport
            .ping(ping.to(), ping.ping(), ping.timeoutMillis())
            .whenCompleteAsync(
                (answered, failure) ->
                    step(
                        new SwimEvent.StreamPinged(
                            ping.ping().sequence(), failure == null && answered)),
                transport.loop());
  }

  private void perform(SerfEffect effect) {
    if (effect instanceof SerfEffect.Below below) {
      pending.add(below.event());
    } else if (effect instanceof SerfEffect.Send send) {
      transport.send(send.to(), List.of(encoder.encode(new Message.User(send.payload()))));
    } else if (effect instanceof SerfEffect.Reconnect reconnect) {
      reconnect(reconnect);
    } else {
      output.perform(effect);
    }
  }

  private void reconnect(SerfEffect.Reconnect reconnect) {
    LOG.info(
        "{}: attempting reconnect to {} {}",
        pool,
        reconnect.name(),
        FailureText.place(reconnect.endpoint()));
    var unused =
        join(reconnect.endpoint(), false)
            .thenAccept(
                complaint -> {
                  if (complaint != null) {
                    LOG.debug("{}: reconnect failed: {}", pool, complaint);
                  }
                });
  }

  /** One timer at a time counts; one that was overtaken does nothing when it fires. */
  private void schedule() {
    long now = System.nanoTime();
    long swim = core.swim().nextTick();
    long wait = swim == Long.MAX_VALUE ? TICK_NANOS_MAX : swim - now;
    wait = Math.min(wait, core.serf().nextTick(now) - now);
    long next = now + Math.max(0, Math.min(wait, TICK_NANOS_MAX));
    if (armed && next - timerNanos >= 0) {
      return;
    }
    armed = true;
    long mine = ++timer;
    timerNanos = next;
    // Rounded up: a tick that comes too early would only be repeated.
    transport.later(() -> tick(mine), TimeUnit.NANOSECONDS.toMillis(next - now) + 1);
  }

  private void tick(long mine) {
    if (mine != timer || closed) {
      return;
    }
    armed = false;
    pending.add(new SwimEvent.Tick());
    pending.add(new SerfEvent.Tick());
    work();
  }
}
