package io.praetor.bridge.discovery.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the endpoints of other agents. All of it is for one thread, the timer's. */
final class Imports {

  /** The first pause after a failure, doubled up to the longest. */
  static final long PAUSE_MILLIS = 1_000;

  static final long PAUSE_MILLIS_MAX = 60_000;

  /** More endpoints than any framework imports; further ones are left out. */
  static final int ENDPOINTS_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

  private final Instances instances;
  private final String node;
  private final Announcements announcements;
  private final ScheduledExecutorService timer;
  private final Set<String> complaints = new HashSet<>();
  private long index;
  private long pauseMillis = PAUSE_MILLIS;
  private boolean isReading;

  /**
   * A follower that has not begun.
   *
   * @param node whose endpoints are not of others
   */
  Imports(
      Instances instances,
      String node,
      Announcements announcements,
      ScheduledExecutorService timer) {
    this.instances = instances;
    this.node = node;
    this.announcements = announcements;
    this.timer = timer;
  }

  /** Reads instances, from now on. */
  void read() {
    if (isReading) {
      return;
    }
    isReading = true;
    var unused = instances.read(index).whenCompleteAsync(this::answered, timer);
  }

  /** While the catalog cannot be asked, what is known stays: it is no news of the endpoints. */
  private void answered(Instances.Listing listing, Throwable failure) {
    isReading = false;
    if (failure != null) {
      LOG.debug("the endpoints of others cannot be read", failure);
      readLater();
      return;
    }
    // An index that goes back is another history: begin with that.
    index = listing.index() < index ? 0 : listing.index();
    announcements.replace(endpoints(listing));
    if (index == 0) {
      readLater();
    } else {
      pauseMillis = PAUSE_MILLIS;
      read();
    }
  }

  private void readLater() {
    index = 0;
    var unused = timer.schedule(this::read, pauseMillis, TimeUnit.MILLISECONDS);
    pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
  }

  private Map<String, EndpointDescription> endpoints(Instances.Listing listing) {
    Map<String, EndpointDescription> endpoints = new LinkedHashMap<>();
    Map<String, String> broken = new HashMap<>();
    for (Instances.Instance instance : listing.instances()) {
      if (!instance.node().equals(node) && endpoints.size() < ENDPOINTS_MAX) {
        try {
          EndpointDescription endpoint = EndpointRecord.endpoint(instance.meta());
          endpoints.put(endpoint.getId(), endpoint);
        } catch (IllegalArgumentException e) {
          broken.put(instance.node() + "/" + instance.id(), e.getMessage());
        }
      }
    }
    complaints.retainAll(broken.keySet());
    broken.forEach(
        (where, reason) -> {
          if (complaints.add(where)) {
            LOG.warn("{} is registered as an endpoint and is none: {}", where, reason);
          }
        });
    return endpoints;
  }
}
