package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.Member;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know what happens in a pool. They are called on the loop. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** Those that are there. */
  private final Set<GossipListener> bound = ConcurrentHashMap.newKeySet();

  /** Those of them that have been told what there is. */
  private final List<GossipListener> listeners = new CopyOnWriteArrayList<>();

  /** One is there; any thread. */
  void bind(GossipListener listener) {
    bound.add(listener);
  }

  /** Tells it what there is; on the loop, so that it misses nothing. */
  void introduce(GossipListener listener, Collection<Member> members) {
    if (!bound.contains(listener)) {
      return;
    }
    members.forEach(member -> tell(listener, each -> each.memberChanged(member)));
    listeners.add(listener);
    if (!bound.contains(listener)) {
      // It went while it was told.
      listeners.remove(listener);
    }
  }

  /** One is gone; any thread. */
  void unbind(GossipListener listener) {
    bound.remove(listener);
    listeners.remove(listener);
  }

  void tell(Consumer<GossipListener> call) {
    listeners.forEach(listener -> tell(listener, call));
  }

  private static void tell(GossipListener listener, Consumer<GossipListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException | LinkageError e) {
      // One that fails, or whose bundle is just being replaced, must not keep the others, and the
      // members who wait for us, from going on.
      LOG.error("{} failed", listener.getClass().getName(), e);
    }
  }
}
