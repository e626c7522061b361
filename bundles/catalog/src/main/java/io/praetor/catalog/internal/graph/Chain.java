package io.praetor.catalog.internal.graph;

import java.util.Map;

/**
 * What becomes of the name of a service.
 *
 * @param customizationHash tells chains apart that overrides made different; empty if they did not
 * @param start key of the first stage
 * @param nodes stages by key, in that order
 * @param targets by id, in that order
 */
public record Chain(
    String service,
    String datacenter,
    String customizationHash,
    String protocol,
    String start,
    Map<String, ChainNode> nodes,
    Map<String, ChainTarget> targets) {

  /** Name of the only namespace. */
  public static final String NAMESPACE = ChainPlace.DEFAULT_NAMESPACE;

  /** Whether nothing but resolving is done. */
  public boolean onlyResolves() {
    return nodes.get(start) instanceof ChainNode.Resolver;
  }

  /**
   * Compiles a chain.
   *
   * @param effort shared by the chains of one question or change
   * @throws ChainException when the entries make none
   */
  public static Chain compile(ChainRequest request, ChainEntries entries, Effort effort)
      throws ChainException {
    return new ChainAssembly(request, entries, effort).compile();
  }
}
