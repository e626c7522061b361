package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.intention.Decision;
import java.util.List;

/**
 * Whom a service talks to in the mesh.
 *
 * @param protocol that it speaks
 * @param isTransparent whether all its proxies take what it sends without being asked to
 * @param isFiltered whether some of them are not for whoever asks
 */
record Topology(
    String protocol,
    boolean isTransparent,
    List<Neighbour> upstreams,
    List<Neighbour> downstreams,
    boolean isFiltered) {

  /**
   * One of them.
   *
   * @param source how it is known
   * @param decision whether they may talk
   */
  record Neighbour(ServiceSummary summary, String source, Decision decision) {}
}
