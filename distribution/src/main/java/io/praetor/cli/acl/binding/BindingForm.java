package io.praetor.cli.acl.binding;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.json.Json;
import java.util.List;

/** How binding rules are shown. */
final class BindingForm {

  private static final int WIDTH = 14;

  private static final AclShape SHAPE =
      new AclShape()
          .text("ID", "Description", "AuthMethod", "Selector", "BindType", "BindName")
          .optional("BindVars")
          .number("CreateIndex", "ModifyIndex")
          .optional("Namespace", "Partition");

  static final Form ONE = new Form(SHAPE, BindingForm::one);
  static final Form LISTED = new Form(SHAPE, BindingForm::listed);

  private BindingForm() {}

  private static String one(Json rule, boolean meta) {
    return details(new Block(WIDTH).line("ID", rule.get("ID").text()), rule, meta);
  }

  private static String listed(Json rule, boolean meta) {
    return details(Block.titled(rule.get("ID").text(), WIDTH), rule, meta);
  }

  private static String details(Block block, Json rule, boolean meta) {
    List<String> variables =
        rule.get("BindVars").texts().entrySet().stream()
            .map(variable -> variable.getKey() + ": " + variable.getValue())
            .toList();
    block
        .lineIfAny("Partition", rule.get("Partition").text())
        .lineIfAny("Namespace", rule.get("Namespace").text())
        .line("AuthMethod", rule.get("AuthMethod").text())
        .line("Description", rule.get("Description").text())
        .line("BindType", rule.get("BindType").text())
        .line("BindName", rule.get("BindName").text())
        .list("BindVars", variables)
        .line("Selector", rule.get("Selector").text());
    return (meta ? block.indexes(rule) : block).text();
  }
}
