package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.gossip.UserEvent;
import io.praetor.gossip.internal.coordinate.CoordinateClient;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.serf.Outbox.Lane;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.serf.SerfMessage.EventsAt;
import io.praetor.gossip.internal.serf.SerfMessage.Query;
import io.praetor.gossip.internal.swim.SwimEffect;
import io.praetor.gossip.internal.swim.SwimEvent;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What a member knows and says beyond who answers: why somebody is gone, events, questions, keys
 * (behaviour and wire of HashiCorp's serf, protocol 2 to 5).
 *
 * <p>A state machine without thread, clock or socket, like the one below it. The caller feeds it
 * events one by one with a time that never goes back, and does what the effects say.
 */
public final class Serf {

  /** Number of the lane of words about members, of questions, and of events. */
  public static final int INTENT_LANE = Lane.INTENTS.number();

  public static final int QUERY_LANE = Lane.QUERIES.number();
  public static final int EVENT_LANE = Lane.EVENTS.number();

  /** Lamport times over which events and questions are remembered. */
  private static final int RECENT_TIMES = 512;

  /** Packets have 1,400 bytes, some of which are around the message. */
  private static final int PASSED_ON_BYTES_MAX = 1_300;

  private static final long RECENT_EVENT_BYTES_MAX = 4L * 1024 * 1024;
  private static final int QUERY_ID_BYTES = 8;

  private final SerfOptions options;
  private final RandomGenerator random;
  private final Outbox out = new Outbox();
  private final LamportClock clock = new LamportClock();
  private final LamportClock eventClock = new LamportClock();
  private final LamportClock queryClock = new LamportClock();
  private final RecentItems<EventBody> events =
      new RecentItems<>(RECENT_TIMES, EventBody::size, RECENT_EVENT_BYTES_MAX);
  private final RecentItems<Long> queries =
      new RecentItems<>(RECENT_TIMES, id -> QUERY_ID_BYTES, Long.MAX_VALUE);
  private final RunningQueries running = new RunningQueries();
  private final MemberTable members;
  private final QueryReplies replies;
  private final Departure departure;
  private final Upkeep upkeep;
  private final CoordinateClient place;
  private long malformed;

  /**
   * Begins at a time.
   *
   * @param random only this, so that a run can be repeated
   * @param nowNanos on the same clock as all later times
   */
  public Serf(
      SerfOptions options,
      KeyHolder keys,
      CoordinateClient place,
      RandomGenerator random,
      long nowNanos) {
    this.options = options;
    this.random = random;
    this.place = place;
    long propagateNanos = Timing.nanos(options.leavePropagateMillis());
    members =
        new MemberTable(
            options.self(), Departure.BROADCAST_MAX_NANOS + propagateNanos, out, place::forget);
    replies = new QueryReplies(members, new Keys(keys), random, out, running::answered);
    departure = new Departure(propagateNanos, out, members::selfLeft);
    upkeep = new Upkeep(options, members, random, out, nowNanos);
    restore(options.restored());
  }

  /** Times begin at 1, so that a status that was never spoken of is older than any word. */
  private void restore(SerfOptions.Clocks restored) {
    clock.increment();
    eventClock.increment();
    queryClock.increment();
    clock.witness(restored.member());
    eventClock.witness(restored.event());
    queryClock.witness(restored.query());
    events.ignoreBefore(restored.event() + 1);
    queries.ignoreBefore(restored.query() + 1);
  }

  /** Takes an event and says what is to be done. */
  public List<SerfEffect> step(SerfEvent event, long nowNanos) {
    if (event instanceof SerfEvent.Tick) {
      tick(nowNanos);
    } else if (event instanceof SerfEvent.Noticed noticed) {
      noticed(noticed.effect(), nowNanos);
    } else if (event instanceof SerfEvent.Merged merged) {
      merge(merged, nowNanos);
    } else if (event instanceof SerfEvent.Announce) {
      announce(nowNanos);
    } else if (event instanceof SerfEvent.Fire fire) {
      fire(fire);
    } else if (event instanceof SerfEvent.AskKeys ask) {
      askKeys(ask, nowNanos);
    } else if (event instanceof SerfEvent.Retag retag) {
      retag(retag);
    } else if (event instanceof SerfEvent.Depart) {
      depart(nowNanos);
    } else if (event instanceof SerfEvent.ForceLeave force) {
      say(new SerfMessage.Leave(clock.time(), force.name(), force.prune()), nowNanos);
    }
    return out.drain();
  }

  /** When the next tick is due. */
  public long nextTick(long nowNanos) {
    return Math.min(
        Math.min(running.nextDeadline(nowNanos), departure.nextDeadline(nowNanos)),
        upkeep.nextDeadline());
  }

  private void tick(long nowNanos) {
    running.expire(nowNanos);
    departure.tick(nowNanos);
    upkeep.tick(nowNanos);
  }

  private void noticed(SwimEffect effect, long nowNanos) {
    if (effect instanceof SwimEffect.Joined joined) {
      members.joined(joined.node(), nowNanos);
    } else if (effect instanceof SwimEffect.Updated updated) {
      members.updated(updated.node());
    } else if (effect instanceof SwimEffect.Left left) {
      members.gone(left.node(), nowNanos);
    } else if (effect instanceof SwimEffect.Conflict conflict) {
      conflict(conflict, nowNanos);
    } else if (effect instanceof SwimEffect.Delivered delivered) {
      delivered(delivered.payload(), nowNanos);
    } else if (effect instanceof SwimEffect.Measured measured) {
      measured(measured);
    }
  }

  private void delivered(byte[] payload, long nowNanos) {
    SerfMessage message;
    try {
      message = SerfDecoder.decode(payload);
    } catch (MalformedMessageException e) {
      malformed++;
      return;
    }
    if (message instanceof SerfMessage.Leave leave) {
      passOn(Lane.INTENTS, payload, leaveIntended(leave, nowNanos));
    } else if (message instanceof SerfMessage.Join join) {
      clock.witness(join.time());
      passOn(Lane.INTENTS, payload, members.joinIntended(join, nowNanos));
    } else if (message instanceof SerfMessage.Event event) {
      passOn(Lane.EVENTS, payload, heard(event.time(), event.body()));
    } else if (message instanceof Query query) {
      passOn(Lane.QUERIES, payload, asked(query) && query.mayBroadcast());
    } else if (message instanceof SerfMessage.Response response) {
      running.answered(response);
    } else if (message instanceof SerfMessage.Relay relay) {
      handOn(relay);
    }
  }

  /** What does not fit into a packet beside anything else goes round in exchanges only. */
  private void passOn(Lane lane, byte[] message, boolean news) {
    if (news && message.length <= PASSED_ON_BYTES_MAX) {
      out.broadcast(lane, message);
    }
  }

  /** Only to members: nobody may use this one to reach into the network around it. */
  private void handOn(SerfMessage.Relay relay) {
    if (members.isAt(relay.to())) {
      out.send(relay.to(), relay.message());
    }
  }

  private boolean leaveIntended(SerfMessage.Leave leave, long nowNanos) {
    clock.witness(leave.time());
    MemberEntry self = members.self();
    if (leave.node().equals(self.name())
        && leave.time() > self.statusTime()
        && departure.isStaying()) {
      // An older word of ours, or somebody else's: this member is here to stay.
      announce(nowNanos);
      return false;
    }
    return members.leaveIntended(leave, nowNanos);
  }

  private void announce(long nowNanos) {
    SerfMessage.Join join = new SerfMessage.Join(clock.time(), options.self().name());
    clock.witness(join.time());
    members.joinIntended(join, nowNanos);
    out.broadcast(Lane.INTENTS, SerfEncoder.encode(join));
  }

  /** Says that a node leaves; returns how long the word takes to go out. */
  private long say(SerfMessage.Leave leave, long nowNanos) {
    // Before the one who is spoken of no longer counts: it may be the only one who should hear.
    boolean alone = members.isAlone();
    clock.increment();
    leaveIntended(leave, nowNanos);
    if (alone) {
      return 0;
    }
    out.broadcast(Lane.INTENTS, SerfEncoder.encode(leave));
    return Timing.broadcastNanos(options, members.present());
  }

  private void depart(long nowNanos) {
    if (departure.isStaying()) {
      departure.prepare();
      String self = options.self().name();
      departure.begin(say(new SerfMessage.Leave(clock.time(), self, false), nowNanos), nowNanos);
    }
  }

  private void fire(SerfEvent.Fire fire) {
    EventBody body = new EventBody(fire.name(), fire.payload());
    SerfMessage.Event event = new SerfMessage.Event(eventClock.time(), body, fire.coalesce());
    eventClock.increment();
    heard(event.time(), body);
    out.broadcast(Lane.EVENTS, SerfEncoder.encode(event));
  }

  private boolean heard(long time, EventBody body) {
    eventClock.witness(time);
    if (!events.add(time, eventClock.time(), body)) {
      return false;
    }
    out.add(new SerfEffect.Fired(new UserEvent(time, body.name(), body.payload())));
    return true;
  }

  private boolean asked(Query query) {
    queryClock.witness(query.time());
    if (!queries.add(query.time(), queryClock.time(), query.id())) {
      return false;
    }
    replies.reply(query);
    return true;
  }

  private void askKeys(SerfEvent.AskKeys ask, long nowNanos) {
    int expected = members.with(MemberStatus.ALIVE).size();
    ask(
        ask.operation().query(),
        KeyCodec.request(ask.key()),
        ask.relayFactor(),
        expected,
        new KeyQuestion(ask.handle(), expected, out),
        nowNanos);
  }

  private void ask(
      String name,
      byte[] payload,
      int relayFactor,
      int expected,
      RunningQueries.Answers answers,
      long nowNanos) {
    Query query =
        new Query(
            queryClock.time(),
            random.nextInt(Integer.MAX_VALUE),
            members.self().endpoint(),
            members.self().name(),
            List.of(),
            0,
            relayFactor,
            Timing.queryNanos(options, members.present()),
            name,
            payload);
    if (!running.open(query, expected, nowNanos, answers)) {
      answers.closed();
      return;
    }
    asked(query);
    out.broadcast(Lane.QUERIES, SerfEncoder.encode(query));
  }

  private void conflict(SwimEffect.Conflict conflict, long nowNanos) {
    if (!options.conflictVote() || !conflict.known().name().equals(options.self().name())) {
      return;
    }
    Endpoint self = members.self().endpoint();
    byte[] name = options.self().name().getBytes(StandardCharsets.UTF_8);
    ask(QueryReplies.conflictQuery(), name, 0, 0, new ConflictVote(self, out), nowNanos);
  }

  private void retag(SerfEvent.Retag retag) {
    Map<String, String> tags = new TreeMap<>(members.self().tags());
    if (retag.value() == null) {
      tags.remove(retag.key());
    } else {
      tags.put(retag.key(), retag.value());
    }
    if (tags.equals(members.self().tags())) {
      return;
    }
    byte[] meta = TagCodec.encode(tags);
    members.describeSelf(meta);
    out.below(new SwimEvent.MetaChanged(meta));
  }

  private void measured(SwimEffect.Measured measured) {
    if (!options.coordinates() || measured.payload().length == 0) {
      return;
    }
    try {
      Coordinate theirs = CoordinateCodec.decode(measured.payload());
      if (place.measured(measured.node(), theirs, measured.roundTripNanos()).isPresent()) {
        out.below(new SwimEvent.AckPayloadChanged(ackPayload()));
      }
    } catch (MalformedMessageException e) {
      malformed++;
    }
  }

  /** What acknowledgements carry just now. */
  public byte[] ackPayload() {
    return options.coordinates() ? CoordinateCodec.encode(place.coordinate()) : new byte[0];
  }

  /** This layer's part of a full exchange. */
  public byte[] state() {
    List<EventsAt> recent = new ArrayList<>();
    events.forEach((time, bodies) -> recent.add(new EventsAt(time, bodies)));
    List<String> left = members.with(MemberStatus.LEFT).stream().map(MemberEntry::name).toList();
    return SerfEncoder.encode(
        new SerfMessage.Everything(
            clock.time(),
            members.statusTimes(),
            left,
            eventClock.time(),
            recent,
            queryClock.time()));
  }

  private void merge(SerfEvent.Merged merged, long nowNanos) {
    try {
      if (SerfDecoder.decode(merged.state()) instanceof SerfMessage.Everything everything) {
        merge(everything, merged.ignoreEvents(), nowNanos);
        return;
      }
    } catch (MalformedMessageException e) {
      malformed++;
      return;
    }
    malformed++;
  }

  private void merge(SerfMessage.Everything theirs, boolean ignoreEvents, long nowNanos) {
    // Their clocks show the time of what they will say next.
    clock.witness(theirs.time() - 1);
    eventClock.witness(theirs.eventTime() - 1);
    queryClock.witness(theirs.queryTime() - 1);
    Set<String> left = new HashSet<>(theirs.left());
    for (String name : left) {
      // Who left without a word has the time of what was said before. That settles what became of
      // one that is gone here, too; one that is here has come back since.
      long said = theirs.statusTimes().getOrDefault(name, 0L);
      long time = members.failedAt(name, said) ? said + 1 : said;
      leaveIntended(new SerfMessage.Leave(time, name, false), nowNanos);
    }
    theirs
        .statusTimes()
        .forEach(
            (name, time) -> {
              if (!left.contains(name)) {
                clock.witness(time);
                members.joinIntended(new SerfMessage.Join(time, name), nowNanos);
              }
            });
    if (ignoreEvents) {
      events.ignoreBefore(theirs.eventTime());
    }
    for (EventsAt at : theirs.events()) {
      at.events().forEach(body -> heard(at.time(), body));
    }
  }

  /** All members, this one included. */
  public List<Member> members() {
    return members.all().stream().map(MemberEntry::member).toList();
  }

  /** This member. */
  public Member self() {
    return members.self().member();
  }

  /** The member; null when it is not known. */
  public Member member(String name) {
    MemberEntry member = members.get(name);
    return member == null ? null : member.member();
  }

  /** Where this node is. */
  public Coordinate coordinate() {
    return place.coordinate();
  }

  /** Where other nodes said that they are; may be read by any thread. */
  public Map<String, Coordinate> otherCoordinates() {
    return place.others();
  }

  /** Numbers for people. */
  public SerfNumbers numbers() {
    return new SerfNumbers(
        members.size(),
        members.failed(),
        members.left(),
        new SerfOptions.Clocks(clock.time(), eventClock.time(), queryClock.time()),
        place.resets(),
        malformed);
  }

  /** Why a change is worth a line in the log, in Consul's words. */
  public static String eventName(Change change) {
    return switch (change) {
      case JOINED -> "EventMemberJoin";
      case UPDATED, LEAVING -> "EventMemberUpdate";
      case LEFT -> "EventMemberLeave";
      case FAILED -> "EventMemberFailed";
      case REAPED -> "EventMemberReap";
    };
  }
}
