package io.praetor.itest.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** Loopback addresses of one's own, so that every agent can use Consul's usual ports. */
final class Loopback {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int[] PORTS = {8300, 8500};

  private Loopback() {}

  /** An address on which nobody listens at the ports of an agent. */
  static String next() {
    while (true) {
      String address = "127." + octet() + "." + octet() + "." + octet();
      if (isFree(address)) {
        return address;
      }
    }
  }

  private static int octet() {
    return 1 + RANDOM.nextInt(254);
  }

  private static boolean isFree(String address) {
    for (int port : PORTS) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
