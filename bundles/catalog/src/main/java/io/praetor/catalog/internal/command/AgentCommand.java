package io.praetor.catalog.internal.command;

/**
 * What an agent passed on, where members are bound to the certificates of their agents. Refused
 * when it concerns the node of another member: that is looked at when it is applied, because the
 * node may have become one since the request came.
 *
 * @param agent name of the node for which the agent may speak, empty for none
 * @param command a registration or a deregistration
 */
public record AgentCommand(String agent, CatalogCommand command) implements CatalogCommand {}
