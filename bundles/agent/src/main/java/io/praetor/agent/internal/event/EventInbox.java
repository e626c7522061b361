package io.praetor.agent.internal.event;

import io.praetor.api.gossip.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the events that gossip brings and keeps those that concern this agent. */
final class EventInbox {

  private static final Logger LOG = LoggerFactory.getLogger(EventInbox.class);
  private static final String NEW_LEADER = "consul:new-leader";

  /** Asks agents to run a command, which only those do whose operator has allowed it. */
  private static final String REMOTE_EXECUTION = "_rexec";

  private final EventFilter filter;
  private final EventHistory history;
  private final Supplier<JobListener> jobs;

  /**
   * @param jobs gives null where commands are not allowed
   */
  EventInbox(EventFilter filter, EventHistory history, Supplier<JobListener> jobs) {
    this.filter = filter;
    this.history = history;
    this.jobs = jobs;
  }

  void receive(UserEvent event) {
    if (event.name().startsWith(FiredEvent.GOSSIP_PREFIX)) {
      take(event);
    } else if (event.name().equals(NEW_LEADER)) {
      String leader = new String(event.payload(), StandardCharsets.UTF_8);
      LOG.info("New leader elected: payload={}", leader);
    } else {
      LOG.debug("event of another kind: {}", event.name());
    }
  }

  private void take(UserEvent event) {
    FiredEvent fired;
    try {
      fired = EventCodec.decode(event.payload()).at(event.lamportTime());
    } catch (MalformedEventException e) {
      LOG.error("Failed to decode event: {}", e.getMessage());
      return;
    }
    if (fired.version() > FiredEvent.VERSION) {
      LOG.warn("Event version may have unsupported features: {}", fired.name());
    }
    if (!filter.concerns(fired)) {
      return;
    }
    if (fired.name().equals(REMOTE_EXECUTION)) {
      pass(fired);
      return;
    }
    LOG.debug("new event {} {}", fired.name(), fired.id());
    history.add(fired);
  }

  private void pass(FiredEvent request) {
    JobListener listener = jobs.get();
    if (listener == null) {
      LOG.info("ignoring remote exec event, disabled: {}", request.id());
    } else {
      LOG.debug("received remote exec event {}", request.id());
      listener.requested(request.payload());
    }
  }
}
