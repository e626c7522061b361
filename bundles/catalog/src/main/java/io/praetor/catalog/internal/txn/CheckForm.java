package io.praetor.catalog.internal.txn;

import io.praetor.api.catalog.CheckRow;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.Verb;
import io.praetor.catalog.internal.http.DefinitionShape;
import io.praetor.format.json.Fields;
import java.util.List;

/** Operations on checks. As in Consul, a check's type is not taken. */
record CheckForm() implements CatalogOperationKind.Form {

  @Override
  public CatalogOperation parse(Verb verb, Fields operation) {
    operation.only("Verb", "Check");
    Fields check = operation.object("Check", "HealthCheck");
    check.only(
        "Node",
        "CheckID",
        "Name",
        "Status",
        "Notes",
        "Output",
        "ServiceID",
        "ServiceName",
        "ServiceTags",
        "Type",
        "Namespace",
        "Definition",
        "CreateIndex",
        "ModifyIndex");
    String id = check.text("CheckID");
    String name = check.text("Name");
    return new CatalogOperation.OnCheck(
        verb,
        new CheckRow(
            check.text("Node"),
            id.isEmpty() && verb != Verb.GET ? name : id,
            name,
            check.text("Status"),
            check.text("Notes"),
            check.text("Output"),
            check.text("ServiceID"),
            "",
            List.of(),
            "",
            "",
            "",
            0,
            DefinitionShape.of(check, CatalogOperationKind.REFUSAL),
            0,
            check.index("ModifyIndex")));
  }
}
