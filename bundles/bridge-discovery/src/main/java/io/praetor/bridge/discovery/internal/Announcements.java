package io.praetor.bridge.discovery.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.osgi.service.remoteserviceadmin.EndpointEvent;
import org.osgi.service.remoteserviceadmin.EndpointEventListener;

/**
 * Who has to hear what: the endpoints of others, those who listen, and what each was told. For one
 * thread; telling is somebody else's.
 */
final class Announcements {

  private final Telling telling;
  private final Map<Long, Listening> listeners = new LinkedHashMap<>();
  private Map<String, EndpointDescription> endpoints = Map.of();

  /** Passes an event on. */
  @FunctionalInterface
  interface Telling {
    void tell(EndpointEventListener listener, EndpointEvent event, String filter);
  }

  /** A listener, what it wants, and by which filter it knows what it knows. */
  private static final class Listening {
    private final EndpointEventListener listener;
    private Interest interest;
    private final Map<String, String> known = new HashMap<>();

    Listening(EndpointEventListener listener, Interest interest) {
      this.listener = listener;
      this.interest = interest;
    }
  }

  Announcements(Telling telling) {
    this.telling = telling;
  }

  /** A listener came, or wants to hear of others than before. */
  void listen(long serviceId, EndpointEventListener listener, Interest interest) {
    Listening listening =
        listeners.computeIfAbsent(serviceId, id -> new Listening(listener, interest));
    listening.interest = interest;
    endpoints.values().forEach(endpoint -> tell(listening, endpoint, endpoint, false));
  }

  /** A listener went; there is nobody to be told. */
  void forget(long serviceId) {
    listeners.remove(serviceId);
  }

  /** These are the endpoints now, by id. */
  void replace(Map<String, EndpointDescription> now) {
    Map<String, EndpointDescription> before = endpoints;
    endpoints = Map.copyOf(now);
    for (Listening listening : listeners.values()) {
      before.forEach(
          (id, endpoint) -> {
            if (!now.containsKey(id)) {
              remove(listening, endpoint);
            }
          });
      now.forEach(
          (id, endpoint) -> {
            EndpointDescription old = before.get(id);
            boolean changed = old != null && !EndpointRecord.isSame(old, endpoint);
            if (old == null || changed) {
              tell(listening, Objects.requireNonNullElse(old, endpoint), endpoint, changed);
            }
          });
    }
  }

  private void remove(Listening listening, EndpointDescription endpoint) {
    String filter = listening.known.remove(endpoint.getId());
    if (filter != null) {
      tell(listening, EndpointEvent.REMOVED, endpoint, filter);
    }
  }

  /** As 122.6.3 has it: what it knew and wants no more is an end, not a removal. */
  private void tell(
      Listening listening, EndpointDescription old, EndpointDescription now, boolean changed) {
    String before = listening.known.get(now.getId());
    String filter = listening.interest.match(now);
    if (filter == null && before != null) {
      listening.known.remove(now.getId());
      int type = changed ? EndpointEvent.MODIFIED_ENDMATCH : EndpointEvent.REMOVED;
      tell(listening, type, changed ? now : old, before);
    } else if (filter != null) {
      listening.known.put(now.getId(), filter);
      if (before == null) {
        tell(listening, EndpointEvent.ADDED, now, filter);
      } else if (changed) {
        tell(listening, EndpointEvent.MODIFIED, now, filter);
      }
    }
  }

  private void tell(Listening listening, int type, EndpointDescription endpoint, String filter) {
    telling.tell(listening.listener, new EndpointEvent(type, endpoint), filter);
  }
}
