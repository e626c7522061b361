package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.wire.WireOptions;
import java.net.InetAddress;

/**
 * How the sockets of a pool are.
 *
 * @param name of the pool, for the thread and the log
 * @param address that is bound
 * @param port that is bound, for TCP and UDP; 0 takes any that both have free
 * @param networks of those who are listened to
 * @param tcpTimeoutMillis how long a connection of another member may take altogether
 * @param wire how messages are dressed
 */
public record TransportOptions(
    String name,
    InetAddress address,
    int port,
    AllowedNetworks networks,
    long tcpTimeoutMillis,
    WireOptions wire) {}
