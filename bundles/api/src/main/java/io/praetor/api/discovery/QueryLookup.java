package io.praetor.api.discovery;

/**
 * Asks for a prepared query to be carried out.
 *
 * @param datacenter whose query it is, in lower case
 * @param name or id
 * @param client address of whoever asks, for queries that sort by it; empty when it is not known
 * @param freshness how old the answer may be
 */
public record QueryLookup(String datacenter, String name, String client, Freshness freshness) {}
