package io.praetor.catalog.internal.prepared;

import io.praetor.api.discovery.Instance;
import io.praetor.catalog.internal.discovery.Fitness;
import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.JsonWriter;

/**
 * An instance that a query found.
 *
 * @param checked the instance
 * @param tree as another datacenter told of it, so that nothing of what it said is lost; null for
 *     one of this datacenter
 */
public record QueryNode(Checked checked, Object tree) {

  void write(JsonWriter out) {
    if (tree == null) {
      CatalogJson.checked(out, checked);
    } else {
      JsonTree.write(out, tree);
    }
  }

  /** The instance as names lead to it. */
  public Instance instance() {
    return Fitness.instance(checked);
  }
}
