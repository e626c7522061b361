package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what came in and was of no use. Each source is named in the log once, so that nobody can
 * fill a disk with packets. On the loop only, but for the count.
 */
final class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  /** The oldest sources are forgotten, and are named again. */
  private static final int MAX_SOURCES = 1_024;

  private final String pool;
  private final AllowedNetworks networks;
  private final Set<InetAddress> named = Collections.newSetFromMap(new Sources());
  private final AtomicLong total = new AtomicLong();

  /**
   * Nothing was rejected yet.
   *
   * @param networks of those who are listened to
   */
  Rejections(String pool, AllowedNetworks networks) {
    this.pool = pool;
    this.networks = networks;
  }

  /** Whether nobody listens to whom this came from; counts it then. */
  boolean isFromStranger(String what, Endpoint from) {
    if (networks.contains(from.address())) {
      return false;
    }
    count(what, from, new MalformedMessageException("its sender is not of an allowed network"));
    return true;
  }

  long total() {
    return total.get();
  }

  void count(String what, Endpoint from, MalformedMessageException reason) {
    total.incrementAndGet();
    if (named.add(from.address())) {
      LOG.warn(
          "Dropped {} in pool {}: {} (more of this source are not logged): from={}",
          what,
          pool,
          reason.getMessage(),
          SocketProblem.hostPort(from));
    }
  }

  void failed(String what, Throwable cause) {
    LOG.warn("Failed to take {} in pool {}", what, pool, cause);
  }

  private static final class Sources extends LinkedHashMap<InetAddress, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
      return size() > MAX_SOURCES;
    }
  }
}
