package io.praetor.catalog.internal.command;

/** One change of nodes, services and checks, as it stands in the log. */
public sealed interface CatalogCommand
    permits Registration, LiveMember, Deregistration, OwnRegistration, AgentCommand {}
