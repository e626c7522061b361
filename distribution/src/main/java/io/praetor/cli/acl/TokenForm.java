package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.time.ZoneId;

/** How tokens are shown, which have a form of their own in lists. */
public final class TokenForm {

  private static final int WIDTH = 18;

  public static final Form ONE =
      new Form(
          new AclShape()
              .number("CreateIndex", "ModifyIndex")
              .text("AccessorID", "SecretID", "Description")
              .optional("Policies", "Roles", "ServiceIdentities", "NodeIdentities")
              .optional("TemplatedPolicies")
              .flag("Local")
              .optional("AuthMethod", "ExpirationTTL", "ExpirationTime")
              .time("CreateTime")
              .optional("Hash", "Rules", "Namespace", "Partition", "AuthMethodNamespace"),
          TokenForm::one);

  public static final Form LISTED =
      new Form(
          new AclShape()
              .number("CreateIndex", "ModifyIndex")
              .text("AccessorID", "SecretID", "Description")
              .optional("Policies", "Roles", "ServiceIdentities", "NodeIdentities")
              .optional("TemplatedPolicies")
              .flag("Local")
              .optional("AuthMethod", "ExpirationTime")
              .time("CreateTime")
              .nullable("Hash")
              .flag("Legacy")
              .optional("Namespace", "Partition", "AuthMethodNamespace"),
          TokenForm::listed,
          "\n");

  private TokenForm() {}

  private static String one(Json token, boolean meta) {
    Block block = Grants.addTo(details(head(token), token, meta), token);
    String rules = token.get("Rules").text();
    return (rules.isEmpty() ? block : block.verbatim("Rules", rules + "\n")).text();
  }

  private static String listed(Json token, boolean meta) {
    Block block = head(token).line("Legacy", Boolean.toString(token.get("Legacy").isTrue()));
    return Grants.addTo(details(block, token, meta), token).text();
  }

  static Block head(Json token) {
    ZoneId zone = ZoneId.systemDefault();
    return new Block(WIDTH)
        .line("AccessorID", token.get("AccessorID").text())
        .line("SecretID", token.get("SecretID").text())
        .lineIfAny("Partition", token.get("Partition").text())
        .lineIfAny("Namespace", token.get("Namespace").text())
        .line("Description", token.get("Description").text())
        .line("Local", Boolean.toString(token.get("Local").isTrue()))
        .lineIfAny("Auth Method", token.get("AuthMethod").text())
        .line("Create Time", GoTime.text(token.get("CreateTime").text(), zone))
        .lineIfAny("Expiration Time", GoTime.text(token.get("ExpirationTime").text(), zone));
  }

  static Block details(Block block, Json token, boolean meta) {
    return meta ? block.hash(token).indexes(token) : block;
  }
}
