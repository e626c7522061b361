package io.praetor.cli.acl.policy;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.acl.Grants;
import io.praetor.cli.json.Json;

/** How policies are shown; lists leave the rules out. */
public final class PolicyForm {

  private static final int WIDTH = 14;

  public static final Form ONE =
      new Form(
          new AclShape()
              .text("ID", "Name", "Description", "Rules")
              .nullable("Datacenters", "Hash")
              .number("CreateIndex", "ModifyIndex")
              .optional("Namespace", "Partition"),
          PolicyForm::one);

  static final Form LISTED =
      new Form(
          new AclShape()
              .text("ID", "Name", "Description")
              .nullable("Datacenters", "Hash")
              .number("CreateIndex", "ModifyIndex")
              .optional("Namespace", "Partition"),
          PolicyForm::listed);

  private PolicyForm() {}

  private static String one(Json policy, boolean meta) {
    Block block =
        new Block(WIDTH)
            .line("ID", policy.get("ID").text())
            .line("Name", policy.get("Name").text());
    return details(block, policy, meta).verbatim("Rules", policy.get("Rules").text()).text();
  }

  private static String listed(Json policy, boolean meta) {
    Block block = Block.titled(policy.get("Name").text(), WIDTH);
    return details(block.line("ID", policy.get("ID").text()), policy, meta).text();
  }

  private static Block details(Block block, Json policy, boolean meta) {
    block
        .lineIfAny("Partition", policy.get("Partition").text())
        .lineIfAny("Namespace", policy.get("Namespace").text())
        .line("Description", policy.get("Description").text())
        .line("Datacenters", Grants.joined(policy.get("Datacenters")));
    return meta ? block.hash(policy).indexes(policy) : block;
  }
}
