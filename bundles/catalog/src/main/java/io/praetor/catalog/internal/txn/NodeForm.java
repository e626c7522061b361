package io.praetor.catalog.internal.txn;

import io.praetor.api.catalog.NodeRow;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.Verb;
import io.praetor.catalog.internal.http.NodeIds;
import io.praetor.format.json.Fields;

/**
 * Operations on nodes.
 *
 * @param datacenter of nodes that name none
 */
record NodeForm(String datacenter) implements CatalogOperationKind.Form {

  @Override
  public CatalogOperation parse(Verb verb, Fields operation) {
    operation.only("Verb", "Node");
    Fields node = operation.object("Node", "Node");
    node.only(
        "ID",
        "Node",
        "Address",
        "Datacenter",
        "TaggedAddresses",
        "Meta",
        "CreateIndex",
        "ModifyIndex");
    String id = node.text("ID");
    String name = node.text("Node");
    String refusal = refusal(verb, id, name);
    if (!refusal.isEmpty()) {
      return new CatalogOperation.Impossible(refusal);
    }
    String in = node.text("Datacenter");
    return new CatalogOperation.OnNode(
        verb,
        new NodeRow(
            id,
            name,
            node.text("Address"),
            in.isEmpty() ? datacenter : in,
            node.pairs("TaggedAddresses"),
            node.pairs("Meta"),
            0,
            node.index("ModifyIndex")));
  }

  private static String refusal(Verb verb, String id, String name) {
    String problem = NodeIds.problem(id);
    if (verb == Verb.GET) {
      return problem.isEmpty()
          ? ""
          : "node lookup by ID failed, wrong UUID: " + problem + " for '" + id + "'";
    }
    if (name.isEmpty()) {
      return "Must provide node";
    }
    return problem.isEmpty() ? "" : "Bad node ID: " + problem;
  }
}
