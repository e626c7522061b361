package io.praetor.acl.internal.command;

/**
 * How a policy or role is named by what has it.
 *
 * @param id empty when only the name is known
 * @param name empty when only the id is known
 */
public record Link(String id, String name) {}
