package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.event.FiredEvent;
import io.praetor.agent.internal.event.LocalEvents;
import io.praetor.agent.internal.watch.JsonTree.Literal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The events that came by this agent: what {@code /v1/event/list} says. */
final class EventWatchSource implements WatchSource {

  private static final String NAME = "name=";

  private final LocalEvents events;

  EventWatchSource(LocalEvents events) {
    this.events = events;
  }

  @Override
  public Reading read(WatchSpec watch, long index) {
    CompletableFuture<LocalEvents.Kept> kept = events.await(name(watch.target()), index);
    return new Reading(
        kept.thenApply(found -> new Answer(true, found.index(), json(found.events()))),
        () -> kept.cancel(false));
  }

  private static String name(String target) {
    for (String parameter : target.substring(target.indexOf('?') + 1).split("&")) {
      if (parameter.startsWith(NAME)) {
        return URLDecoder.decode(parameter.substring(NAME.length()), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static byte[] json(List<FiredEvent> events) {
    List<Object> list = new ArrayList<>();
    for (FiredEvent event : events) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("ID", event.id());
      fields.put("Name", event.name());
      fields.put("Payload", payload(event.payload()));
      fields.put("NodeFilter", event.nodeFilter());
      fields.put("ServiceFilter", event.serviceFilter());
      fields.put("TagFilter", event.tagFilter());
      fields.put("Version", new Literal(Integer.toString(event.version())));
      fields.put("LTime", new Literal(Long.toUnsignedString(event.lamportTime())));
      list.add(fields);
    }
    return JsonTree.write(list);
  }

  private static String payload(byte[] bytes) {
    return bytes.length == 0 ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
