package io.praetor.bridge.discovery.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.osgi.service.remoteserviceadmin.EndpointEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which endpoints a listener wants to hear of.
 *
 * @param filters one of which must match
 */
record Interest(List<String> filters) {

  private static final Logger LOG = LoggerFactory.getLogger(Interest.class);

  /** The scope that a listener's properties name: a filter, or several. */
  static Interest of(Map<String, ?> properties) {
    Object scope = properties.get(EndpointEventListener.ENDPOINT_LISTENER_SCOPE);
    Stream<?> filters =
        scope instanceof Object[] array
            ? Arrays.stream(array)
            : scope instanceof Collection<?> many ? many.stream() : Stream.ofNullable(scope);
    return new Interest(filters.map(String::valueOf).toList());
  }

  /** The first filter that an endpoint matches; null when it matches none. */
  String match(EndpointDescription endpoint) {
    return filters.stream().filter(filter -> matches(endpoint, filter)).findFirst().orElse(null);
  }

  private static boolean matches(EndpointDescription endpoint, String filter) {
    try {
      return endpoint.matches(filter);
    } catch (IllegalArgumentException e) {
      LOG.debug("a listener for endpoints has a filter that is none", e);
      return false;
    }
  }
}
