package io.praetor.dns.internal.message;

import java.util.Optional;

/**
 * What the pseudo-record OPT says (RFC 6891).
 *
 * @param payloadBytes largest datagram that the sender takes, as it was sent
 * @param subnet where the client is, when that was said
 */
public record Edns(int payloadBytes, Optional<ClientSubnet> subnet) {}
