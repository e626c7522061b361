package io.praetor.catalog.internal.graph;

import io.praetor.format.json.Tree;

/**
 * Where a chain ends: a question to the catalog, and how to connect to what it finds.
 *
 * @param subset which of the service's instances are meant; empty for all
 * @param definition what makes the subset
 * @param gatewayMode empty for the usual way
 * @param externalName by which instances outside the mesh identify themselves; empty for none
 * @param name under which instances of the mesh identify themselves
 */
public record ChainTarget(
    String id,
    String service,
    String subset,
    String namespace,
    String datacenter,
    Tree definition,
    long connectTimeoutNanos,
    String gatewayMode,
    String externalName,
    String name) {

  static ChainTarget of(
      ChainPlace place,
      Tree definition,
      long connectTimeoutNanos,
      String gatewayMode,
      String externalName,
      String trustDomain) {
    return new ChainTarget(
        place.id(),
        place.service(),
        place.subset(),
        place.namespace(),
        place.datacenter(),
        definition,
        connectTimeoutNanos,
        gatewayMode,
        externalName,
        place.id() + ".internal." + trustDomain);
  }
}
