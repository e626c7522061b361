package io.praetor.cli.acl.role;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.acl.Grants;
import io.praetor.cli.json.Json;

/** How roles are shown. */
final class RoleForm {

  private static final int WIDTH = 14;

  private static final AclShape SHAPE =
      new AclShape()
          .text("ID", "Name", "Description")
          .optional("Policies", "ServiceIdentities", "NodeIdentities", "TemplatedPolicies")
          .nullable("Hash")
          .number("CreateIndex", "ModifyIndex")
          .optional("Namespace", "Partition");

  static final Form ONE = new Form(SHAPE, RoleForm::one);
  static final Form LISTED = new Form(SHAPE, RoleForm::listed);

  private RoleForm() {}

  private static String one(Json role, boolean meta) {
    Block block =
        new Block(WIDTH).line("ID", role.get("ID").text()).line("Name", role.get("Name").text());
    return details(block, role, meta);
  }

  private static String listed(Json role, boolean meta) {
    Block block = Block.titled(role.get("Name").text(), WIDTH).line("ID", role.get("ID").text());
    return details(block, role, meta);
  }

  private static String details(Block block, Json role, boolean meta) {
    block
        .lineIfAny("Partition", role.get("Partition").text())
        .lineIfAny("Namespace", role.get("Namespace").text())
        .line("Description", role.get("Description").text());
    if (meta) {
      block.hash(role).indexes(role);
    }
    return Grants.addTo(block, role).text();
  }
}
