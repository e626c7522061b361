package io.praetor.acl.internal.decide;

import java.util.List;

/**
 * A policy that a token gives.
 *
 * @param policy its name
 * @param policyId empty for one that was made of an identity
 * @param via how the token came to it, such as {@code role "deployer"}; empty when directly
 * @param rules as they are written
 * @param datacenters where it counts; none for all
 */
public record Grant(
    String policy, String policyId, String via, String rules, List<String> datacenters) {

  public Grant {
    datacenters = List.copyOf(datacenters);
  }

  public boolean countsIn(String datacenter) {
    return datacenters.isEmpty() || datacenters.stream().anyMatch(datacenter::equalsIgnoreCase);
  }
}
