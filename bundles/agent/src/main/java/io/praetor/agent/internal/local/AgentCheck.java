package io.praetor.agent.internal.local;

import java.util.List;

/**
 * A check of this agent and its last result, or what the catalog has of it. Immutable.
 *
 * @param status {@code passing}, {@code warning} or {@code critical}
 * @param serviceId empty for a check of the whole node
 * @param interval as answers show it
 * @param timeout as answers show it
 */
record AgentCheck(
    String id,
    String name,
    String status,
    String notes,
    String output,
    String serviceId,
    String serviceName,
    List<String> serviceTags,
    String type,
    String interval,
    String timeout) {

  static final String PASSING = "passing";
  static final String WARNING = "warning";
  static final String CRITICAL = "critical";

  AgentCheck found(String newStatus, String newOutput) {
    return new AgentCheck(
        id,
        name,
        newStatus,
        notes,
        newOutput,
        serviceId,
        serviceName,
        serviceTags,
        type,
        interval,
        timeout);
  }

  /**
   * Whether the catalog has it like that. What it derives from the service is not looked at.
   *
   * @param anyOutput whether another output does not matter
   */
  boolean isSame(AgentCheck remote, boolean anyOutput) {
    return name.equals(remote.name)
        && status.equals(remote.status)
        && notes.equals(remote.notes)
        && (anyOutput || output.equals(remote.output))
        && serviceId.equals(remote.serviceId)
        && type.equals(remote.type);
  }

  /** The same as a check of this service. */
  AgentCheck of(AgentService service) {
    return new AgentCheck(
        id,
        name,
        status,
        notes,
        output,
        service.id(),
        service.name(),
        service.tags(),
        type,
        interval,
        timeout);
  }
}
