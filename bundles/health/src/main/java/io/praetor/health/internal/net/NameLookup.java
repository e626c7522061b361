package io.praetor.health.internal.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** The addresses of hosts. Asking the system blocks, so that is done on threads of its own. */
final class NameLookup {

  private final Executor threads;

  /**
   * A lookup.
   *
   * @param threads refuses work when it has too much
   */
  NameLookup(Executor threads) {
    this.threads = threads;
  }

  /**
   * Finds addresses.
   *
   * @param found gets addresses or a failure; at once when the host is an address
   */
  void find(String host, BiConsumer<List<InetAddress>, DialException> found) {
    if (host.isEmpty()) {
      found.accept(List.of(InetAddress.getLoopbackAddress()), null);
      return;
    }
    InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
    if (literal != null) {
      found.accept(List.of(literal), null);
      return;
    }
    try {
      threads.execute(() -> ask(host, found));
    } catch (RejectedExecutionException full) {
      found.accept(List.of(), new DialException("lookup " + host + ": too many lookups"));
    }
  }

  private static void ask(String host, BiConsumer<List<InetAddress>, DialException> found) {
    List<InetAddress> addresses;
    try {
      addresses = List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      found.accept(List.of(), new DialException("lookup " + host + ": no such host"));
      return;
    }
    found.accept(addresses, null);
  }
}
