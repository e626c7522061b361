package io.praetor.http.internal.request;

import java.net.InetSocketAddress;

/**
 * Who sent a request, and on which way.
 *
 * @param remote who asked; null when that is not known
 * @param relayedBy name of the node whose agent was asked, empty when it is this one
 * @param boundTo as {@link IncomingRequest#boundTo()} tells it
 */
public record Sender(InetSocketAddress remote, String relayedBy, String boundTo) {}
