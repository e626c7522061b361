package io.praetor.agent.internal.self;

/**
 * Who this agent is.
 *
 * @param debugConfig the configuration in force, as JSON
 * @param coordinates whether it has a network coordinate
 */
public record Identity(
    String nodeName,
    String nodeId,
    String datacenter,
    boolean server,
    String version,
    String debugConfig,
    boolean coordinates) {}
