package io.praetor.gossip.internal.message;

import java.net.InetAddress;

/**
 * Where a member is reached, by UDP and TCP.
 *
 * @param address resolved
 * @param port gossip port
 */
public record Endpoint(InetAddress address, int port) {}
