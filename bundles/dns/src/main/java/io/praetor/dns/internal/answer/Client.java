package io.praetor.dns.internal.answer;

import java.net.InetAddress;

/**
 * Who asks.
 *
 * @param address where from
 * @param tcp whether by TCP
 */
public record Client(InetAddress address, boolean tcp) {}
