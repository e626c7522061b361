package io.praetor.cli.acl.token;

import io.praetor.cli.acl.AclShape;
import io.praetor.cli.acl.Block;
import io.praetor.cli.acl.Form;
import io.praetor.cli.acl.TokenForm;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;

/** A token with all that decides what it is good for: rules, and what is so without a rule. */
final class ExpandedToken {

  private static final int WIDTH = 16;
  private static final int AGENT_WIDTH = 20;

  static final Form FORM =
      new Form(
          new AclShape()
              .nullable("ExpandedPolicies", "ExpandedRoles")
              .nullable("NamespaceDefaultPolicyIDs", "NamespaceDefaultRoleIDs")
              .text("AgentACLDefaultPolicy", "AgentACLDownPolicy", "ResolvedByAgent")
              .all(TokenForm.ONE.shape()),
          ExpandedToken::text);

  private ExpandedToken() {}

  private static String text(Json token, boolean meta) throws IOException {
    StringBuilder text = new StringBuilder(TokenForm.ONE.text().of(token, meta));
    for (Json policy : token.get("ExpandedPolicies").list()) {
      List<String> rules = policy.get("Rules").text().strip().lines().toList();
      Block block =
          Block.titled("Policy " + policy.get("Name").text(), WIDTH)
              .line("ID", policy.get("ID").text())
              .line("Description", policy.get("Description").text())
              .list("Rules", rules);
      text.append(block.text());
    }
    text.append("=== End of Authorizer Layer 0: Token ===\n");
    Block rest =
        new Block(AGENT_WIDTH)
            .line("Resolved By Agent", token.get("ResolvedByAgent").text())
            .line("Default Policy", token.get("AgentACLDefaultPolicy").text())
            .line("Down Policy", token.get("AgentACLDownPolicy").text());
    return text.append(rest.text()).toString();
  }
}
