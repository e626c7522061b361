package io.praetor.api.discovery;

/**
 * Asks whose an address is.
 *
 * @param address an IP address, as {@link java.net.InetAddress#getHostAddress} writes it
 * @param freshness how old the answer may be
 */
public record OwnerLookup(String address, Freshness freshness) {}
