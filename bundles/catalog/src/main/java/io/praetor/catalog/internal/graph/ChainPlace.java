package io.praetor.catalog.internal.graph;

import io.praetor.format.json.Tree;

/**
 * Instances that can be looked for.
 *
 * @param subset empty for all of them
 */
record ChainPlace(String service, String subset, String namespace, String datacenter) {

  static final String DEFAULT_NAMESPACE = "default";

  String id() {
    String rest = service + "." + namespace + "." + datacenter;
    return subset.isEmpty() ? rest : subset + "." + rest;
  }

  /** The place that an entry names instead of this one. Subsets are those of one service. */
  ChainPlace elsewhere(Tree named, String otherDatacenter) {
    String other = or(named.text("Service"), service);
    String kept = other.equals(service) ? subset : "";
    return new ChainPlace(
        other,
        or(named.text("ServiceSubset"), kept),
        or(named.text("Namespace"), namespace),
        or(otherDatacenter, datacenter));
  }

  ChainPlace subset(String name) {
    return new ChainPlace(service, name, namespace, datacenter);
  }

  static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
