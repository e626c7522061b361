package io.praetor.health.internal.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** The addresses of hosts. Asking the system blocks, so that is done on threads of its own. */
final class NameLookup {

  private final Executor threads;

  /** Those who wait for the addresses of a host, which are asked for once. */
  private final Map<String, List<BiConsumer<List<InetAddress>, DialException>>> waiting =
      new HashMap<>(); // guarded by itself

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
    boolean first;
    synchronized (waiting) {
      first = !waiting.containsKey(host);
      waiting.computeIfAbsent(host, name -> new ArrayList<>()).add(found);
    }
    if (first) {
      begin(host);
    }
  }

  private void begin(String host) {
    try {
      threads.execute(() -> ask(host));
    } catch (RejectedExecutionException full) {
      tell(host, List.of(), new DialException("lookup " + host + ": too many lookups"));
    }
  }

  private void ask(String host) {
    List<InetAddress> addresses;
    try {
      addresses = List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      tell(host, List.of(), new DialException("lookup " + host + ": no such host"));
      return;
    }
    tell(host, addresses, null);
  }

  private void tell(String host, List<InetAddress> addresses, DialException failure) {
    List<BiConsumer<List<InetAddress>, DialException>> all;
    synchronized (waiting) {
      all = waiting.remove(host);
    }
    all.forEach(found -> found.accept(addresses, failure));
  }
}
