package io.praetor.rpc.internal.relay;

import io.netty.util.NetUtil;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A server that requests can be sent to.
 *
 * @param name of the member
 * @param alive whether its pool believes so
 */
record Server(String name, String datacenter, InetSocketAddress address, boolean alive) {

  private static final int PORT_MAX = 65_535;

  /** The member as a server, if it is one; what members say of themselves may be anything. */
  static Optional<Server> of(Member member) {
    if (!member.tag("role").equals("consul") || member.tag("dc").isEmpty()) {
      return Optional.empty();
    }
    int port = port(member.tag("port"));
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(member.address());
    if (port == 0 || address == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Server(
            member.name(),
            member.tag("dc"),
            new InetSocketAddress(address, port),
            member.status() == MemberStatus.ALIVE));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > 0 && port <= PORT_MAX ? port : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
