package io.praetor.api.acl;

/**
 * Whoever has it may do what the agent of a node must be able to do.
 *
 * @param nodeName name of the node
 * @param datacenter where it counts
 */
public record NodeIdentity(String nodeName, String datacenter) {}
