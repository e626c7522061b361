package io.praetor.state.internal;

import java.util.Map;
import org.osgi.framework.Constants;

/**
 * What decides between several services of one kind.
 *
 * @param ranking higher counts more
 * @param serviceId of equals, the higher one is newer and counts more
 */
record ServiceRank(int ranking, long serviceId) {

  static ServiceRank of(Map<String, Object> properties) {
    Object ranking = properties.get(Constants.SERVICE_RANKING);
    return new ServiceRank(
        ranking instanceof Integer number ? number : 0,
        (Long) properties.get(Constants.SERVICE_ID));
  }
}
