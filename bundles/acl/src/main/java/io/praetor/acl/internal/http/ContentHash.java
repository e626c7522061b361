package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.RowTree;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.format.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Says whether two things have the same contents, which are all that people can change of them. */
final class ContentHash {

  private ContentHash() {}

  static String of(TokenRow token) {
    return hash(
        token.description(),
        token.policies(),
        token.roles(),
        RowTree.of(token.serviceIdentities()),
        RowTree.of(token.nodeIdentities()),
        RowTree.of(token.templatedPolicies()),
        token.local(),
        token.type(),
        token.rules());
  }

  static String of(PolicyRow policy) {
    return hash(policy.name(), policy.description(), policy.rules(), policy.datacenters());
  }

  static String of(RoleRow role) {
    return hash(
        role.name(),
        role.description(),
        role.policies(),
        RowTree.of(role.serviceIdentities()),
        RowTree.of(role.nodeIdentities()),
        RowTree.of(role.templatedPolicies()));
  }

  private static String hash(Object... contents) {
    byte[] text = JsonText.of(List.of(contents)).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
