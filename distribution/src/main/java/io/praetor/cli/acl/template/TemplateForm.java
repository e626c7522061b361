package io.praetor.cli.acl.template;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.json.Json;

/** How templated policies are shown; lists show their names alone. */
final class TemplateForm {

  private static final int WIDTH = 14;

  private static final AclShape SHAPE =
      new AclShape().text("TemplateName", "Schema", "Template", "Description");

  static final Form ONE = new Form(SHAPE, TemplateForm::one);
  static final Form LISTED = new Form(SHAPE, TemplateForm::listed);

  private TemplateForm() {}

  private static String one(Json template, boolean meta) {
    Block block =
        new Block(WIDTH)
            .line("Name", template.get("TemplateName").text())
            .line("Description", template.get("Description").text());
    String schema = template.get("Schema").text();
    if (!schema.isEmpty()) {
      block.verbatim("Schema", schema + "\n");
    }
    return block.verbatim("Raw Template", template.get("Template").text()).text();
  }

  private static String listed(Json template, boolean meta) {
    return template.get("TemplateName").text() + "\n";
  }
}
