package io.praetor.cli.acl.method;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.json.Json;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How auth methods are shown; lists leave the configuration out. */
final class MethodForm {

  private static final int WIDTH = 15;
  private static final int LIST_WIDTH = 14;
  private static final String CONFIG_INDENT = "  ";

  static final Form ONE =
      new Form(
          new AclShape()
              .optional("MaxTokenTTL")
              .text("Name", "Type")
              .optional("DisplayName", "Description", "TokenLocality")
              .nullable("Config")
              .number("CreateIndex", "ModifyIndex")
              .optional("NamespaceRules", "Namespace", "Partition"),
          MethodForm::one);

  static final Form LISTED =
      new Form(
          new AclShape()
              .optional("MaxTokenTTL")
              .text("Name", "Type")
              .optional("DisplayName", "Description", "TokenLocality")
              .number("CreateIndex", "ModifyIndex")
              .optional("Namespace", "Partition"),
          MethodForm::listed);

  private MethodForm() {}

  private static String one(Json method, boolean meta) throws IOException {
    Block block =
        new Block(WIDTH)
            .line("Name", method.get("Name").text())
            .line("Type", method.get("Type").text());
    names(block, method)
        .lineIfAny("MaxTokenTTL", method.get("MaxTokenTTL").text())
        .lineIfAny("TokenLocality", method.get("TokenLocality").text())
        .list("NamespaceRules", namespaceRules(method.get("NamespaceRules")));
    if (meta) {
      block.indexes(method);
    }
    byte[] config = sorted(method.get("Config")).written().getBytes(StandardCharsets.UTF_8);
    return block.verbatim("Config", JsonLayout.indented(config, CONFIG_INDENT)).text();
  }

  private static String listed(Json method, boolean meta) {
    Block block = Block.titled(method.get("Name").text(), LIST_WIDTH);
    names(block.line("Type", method.get("Type").text()), method);
    return (meta ? block.indexes(method) : block).text();
  }

  private static Block names(Block block, Json method) {
    return block
        .lineIfAny("Partition", method.get("Partition").text())
        .lineIfAny("Namespace", method.get("Namespace").text())
        .lineIfAny("DisplayName", method.get("DisplayName").text())
        .line("Description", method.get("Description").text());
  }

  private static List<String> namespaceRules(Json rules) {
    List<String> lines = new ArrayList<>();
    for (Json rule : rules.list()) {
      lines.add("Selector:      " + rule.get("Selector").text());
      lines.add("BindNamespace: " + rule.get("BindNamespace").text());
    }
    return lines;
  }

  /** Go sorts the members of what it has no type for. */
  private static Json sorted(Json config) {
    if (config.isObject()) {
      Json object = Json.object();
      for (Map.Entry<String, Json> member : config.members().entrySet()) {
        object = object.with(member.getKey(), sorted(member.getValue()));
      }
      return object;
    }
    List<Json> elements = config.list();
    return elements.isEmpty()
        ? config
        : Json.of(elements.stream().map(MethodForm::sorted).toList());
  }
}
