package io.praetor.acl.internal.http;

import io.praetor.acl.internal.decide.BuiltinTemplate;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.format.go.GoText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What an identity or a template comes to, shown as a policy. It is kept nowhere. */
final class SyntheticPolicy {

  /** Ids are, as Consul's, the rules themselves, followed by a hash of nothing (128 bit FNV-1a). */
  private static final String HASH_OF_NOTHING = "6c62272e07bb014262b821756295c58d";

  private SyntheticPolicy() {}

  static PolicyRow of(ServiceIdentity identity) {
    return of(
        "synthetic policy for service identity " + GoText.quoted(identity.serviceName()),
        BuiltinTemplate.SERVICE.rules(identity.serviceName()),
        identity.datacenters());
  }

  static PolicyRow of(NodeIdentity identity) {
    return of(
        "synthetic policy for node identity " + GoText.quoted(identity.nodeName()),
        BuiltinTemplate.NODE.rules(identity.nodeName()),
        List.of(identity.datacenter()));
  }

  /** Null when there is no such template any more. */
  static PolicyRow of(TemplatedPolicy policy) {
    BuiltinTemplate template = BuiltinTemplate.of(policy.templateName());
    return template == null ? null : of(template, policy.name(), policy.datacenters());
  }

  /**
   * A template with its variable filled in.
   *
   * @param name empty where the template has no variable
   */
  static PolicyRow of(BuiltinTemplate template, String name, List<String> datacenters) {
    return of(
        "synthetic policy generated from templated policy: " + template.title(),
        template.rules(name),
        datacenters);
  }

  private static PolicyRow of(String description, String rules, List<String> datacenters) {
    String id = HexFormat.of().formatHex(rules.getBytes(StandardCharsets.UTF_8)) + HASH_OF_NOTHING;
    return new PolicyRow(id, "synthetic-policy-" + id, description, rules, datacenters, 0, 0);
  }
}
