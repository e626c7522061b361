package io.praetor.agent.internal.event;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code /v1/event/}. Events are fired in the datacenter that is asked for; which ones came by is
 * for every agent to say.
 */
public final class EventEndpoint implements HttpEndpoint, LocalEvents {

  /** What gossip carries, name and payload together. */
  static final int EVENT_BYTES_MAX = 512;

  private static final String FIRE = "/v1/event/fire/";
  private static final String LIST = "/v1/event/list";

  private static final Need FIRED = Need.of(Resource.EVENT, Access.WRITE, EventEndpoint::named);

  private static final Need SEEN = Need.filtered(Resource.EVENT);

  /** Larger ones are refused in other words, but a client must get to read them. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private final Supplier<GossipPool> lan;
  private final Supplier<String> ids;
  private final ScheduledExecutorService timer;
  private final EventHistory history = new EventHistory();
  private final EventInbox inbox;

  /**
   * Makes the endpoint.
   *
   * @param services tags of the services on this agent, by service id
   * @param ids makes UUIDs
   * @param timer ends waits
   * @param jobs gets requests to run commands; gives null where that is not allowed
   */
  public EventEndpoint(
      String nodeName,
      Supplier<GossipPool> lan,
      Supplier<Map<String, List<String>>> services,
      Supplier<String> ids,
      ScheduledExecutorService timer,
      Supplier<JobListener> jobs) {
    this.lan = lan;
    this.ids = ids;
    this.timer = timer;
    inbox = new EventInbox(new EventFilter(nodeName, services), history, jobs);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(FIRE, Map.of("PUT", FIRED.then(this::fire)), BODY),
        new Route(
            LIST, Map.of("GET", SEEN.then(this::list)), Route.BodyLimit.NONE, Route.Scope.AGENT));
  }

  /** An event came through gossip. */
  public void receive(UserEvent event) {
    inbox.receive(event);
  }

  @Override
  public CompletableFuture<Kept> await(String name, long index) {
    CompletableFuture<EventHistory.Found> found = history.await(EventHistory.named(name), index);
    CompletableFuture<Kept> kept =
        found.thenApply(events -> new Kept(events.events(), events.index()));
    var unused = kept.whenComplete((answer, failure) -> found.cancel(false));
    return kept;
  }

  private Answer fire(HttpRequest request) {
    named(request);
    FiredEvent event =
        new FiredEvent(
            ids.get(),
            request.remainder(),
            request.body(),
            request.parameter("node"),
            request.parameter("service"),
            request.parameter("tag"),
            FiredEvent.VERSION,
            0);
    EventFilter.check(event);
    String name = FiredEvent.GOSSIP_PREFIX + event.name();
    int size = name.getBytes(StandardCharsets.UTF_8).length + event.payload().length;
    byte[] encoded = size > EVENT_BYTES_MAX ? null : EventCodec.encode(event);
    if (encoded == null
        || name.getBytes(StandardCharsets.UTF_8).length + encoded.length > EVENT_BYTES_MAX) {
      throw tooLarge();
    }
    lan.get().fire(name, encoded, false);
    return new Answer.Now(Content.json(out -> write(out, event)));
  }

  private static String named(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException("Missing name");
    }
    return request.remainder();
  }

  private static OperationFailedException tooLarge() {
    return new OperationFailedException(
        "1 error occurred:\n\t* error broadcasting event to segment \"\": user event exceeds"
            + " configured limit of "
            + EVENT_BYTES_MAX
            + " bytes before encoding\n\n");
  }

  private Answer list(HttpRequest request) {
    Predicate<String> names = names(request);
    String index = request.parameter("index");
    if (index.isEmpty()) {
      return new Answer.Now(content(history.find(names)));
    }
    long seen;
    try {
      seen = Long.parseUnsignedLong(index);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException("Invalid index");
    }
    if (seen == 0) {
      return new Answer.Now(content(history.find(names)));
    }
    long wait = WaitTime.millis(request.parameter("wait"));
    CompletableFuture<EventHistory.Found> found = history.await(names, seen);
    if (!found.isDone()) {
      end(found, names, wait);
    }
    return new Answer.Later(found.thenApply(EventEndpoint::content));
  }

  /** Names that are asked for, and that the caller may know of. */
  private static Predicate<String> names(HttpRequest request) {
    Predicate<String> asked = EventHistory.named(request.parameter("name"));
    Authorizer caller = request.caller();
    return caller.isUnlimited()
        ? asked
        : asked.and(name -> caller.allows(Resource.EVENT, Access.READ, name));
  }

  private void end(
      CompletableFuture<EventHistory.Found> found, Predicate<String> names, long waitMillis) {
    ScheduledFuture<?> deadline =
        timer.schedule(
            () -> found.complete(history.find(names)), waitMillis, TimeUnit.MILLISECONDS);
    var unused = found.whenComplete((answer, failure) -> deadline.cancel(false));
  }

  private static Content content(EventHistory.Found found) {
    return new Content(
        200,
        Map.of("X-Consul-Index", Long.toUnsignedString(found.index())),
        (Content.Json)
            out -> {
              out.beginArray();
              found.events().forEach(event -> write(out, event));
              out.endArray();
            });
  }

  private static void write(JsonWriter out, FiredEvent event) {
    out.beginObject();
    out.name("ID").value(event.id());
    out.name("Name").value(event.name());
    out.name("Payload").base64(event.payload().length == 0 ? null : event.payload());
    out.name("NodeFilter").value(event.nodeFilter());
    out.name("ServiceFilter").value(event.serviceFilter());
    out.name("TagFilter").value(event.tagFilter());
    out.name("Version").value(event.version());
    out.name("LTime").value(event.lamportTime());
    out.endObject();
  }
}
