package io.praetor.api.acl;

import java.util.List;

/**
 * Whoever has it may do what an instance of a service must be able to do.
 *
 * @param serviceName name of the service
 * @param datacenters where it counts; none for all
 */
public record ServiceIdentity(String serviceName, List<String> datacenters) {

  public ServiceIdentity {
    datacenters = List.copyOf(datacenters);
  }
}
