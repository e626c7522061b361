package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.Link;
import io.praetor.acl.internal.decide.BuiltinTemplate;
import io.praetor.acl.internal.decide.IdentityName;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What bodies of tokens and roles have in common. */
final class Body {

  private static final String CHARACTERS = " Only alphanumeric characters, '-' and '_' are allowed";

  private final Fields fields;
  private final String owner;

  private Body(Fields fields, String owner) {
    this.fields = fields;
    this.owner = owner;
  }

  /**
   * A body.
   *
   * @param type what refusals of its form call it
   * @param owner what refusals of its contents call it
   */
  static Body of(String type, String owner, byte[] body, String... members) {
    Refusal refusal =
        reason ->
            new InvalidRequestException("Bad request: " + type + " decoding failed: " + reason);
    return new Body(Fields.of("ACL" + type, body, refusal).only(members), owner);
  }

  Fields fields() {
    return fields;
  }

  List<Link> links(String member) {
    return fields.list(member, "ACLLink").stream()
        .map(link -> new Link(link.text("ID"), link.text("Name")))
        .toList();
  }

  List<ServiceIdentity> services(boolean local) {
    Set<ServiceIdentity> services = new LinkedHashSet<>();
    for (Fields one : fields.list("ServiceIdentities", "ACLServiceIdentity")) {
      String name = one.text("ServiceName");
      List<String> datacenters = one.texts("Datacenters");
      if (name.isEmpty()) {
        throw failed("Service identity is missing the service name field on this " + owner);
      }
      if (local && !datacenters.isEmpty()) {
        throw failed(
            "Service identity "
                + GoText.quoted(name)
                + " cannot specify a list of datacenters on a local token");
      }
      if (!IdentityName.isOne(name)) {
        throw failed(
            "Service identity " + GoText.quoted(name) + " has an invalid name." + CHARACTERS);
      }
      services.add(new ServiceIdentity(name, datacenters));
    }
    return List.copyOf(services);
  }

  List<NodeIdentity> nodes() {
    Set<NodeIdentity> nodes = new LinkedHashSet<>();
    for (Fields one : fields.list("NodeIdentities", "ACLNodeIdentity")) {
      String name = one.text("NodeName");
      if (name.isEmpty()) {
        throw failed("Node identity is missing the node name field on this " + owner);
      }
      if (one.text("Datacenter").isEmpty()) {
        throw failed("Node identity is missing the datacenter field on this " + owner);
      }
      if (!IdentityName.isOne(name)) {
        throw failed("Node identity has an invalid name." + CHARACTERS);
      }
      nodes.add(new NodeIdentity(name, one.text("Datacenter")));
    }
    return List.copyOf(nodes);
  }

  List<TemplatedPolicy> templated(boolean local) {
    Set<TemplatedPolicy> policies = new LinkedHashSet<>();
    for (Fields one : fields.list("TemplatedPolicies", "ACLTemplatedPolicy")) {
      String template = one.text("TemplateName");
      String name = one.object("TemplateVariables", "ACLTemplatedPolicyVariables").text("Name");
      List<String> datacenters = one.texts("Datacenters");
      if (template.isEmpty()) {
        throw failed("templated policy is missing the template name field on this " + owner);
      }
      if (local && !datacenters.isEmpty()) {
        throw failed(
            "templated policy "
                + GoText.quoted(template)
                + " cannot specify a list of datacenters on a local token");
      }
      BuiltinTemplate known = BuiltinTemplate.of(template);
      if (known == null) {
        throw failed("no such ACL templated policy with Name " + GoText.quoted(template));
      }
      checkVariable(known, name);
      policies.add(new TemplatedPolicy(template, known.hasName() ? name : "", datacenters));
    }
    return List.copyOf(policies);
  }

  /** Refuses a variable that cannot stand in the rules of a template. */
  static void checkVariable(BuiltinTemplate template, String name) {
    if (template.hasName() && !IdentityName.isOne(name)) {
      throw failed(
          "validation error for templated policy "
              + GoText.quoted(template.title())
              + ": "
              + (name.isEmpty() ? "name is required" : "invalid name." + CHARACTERS));
    }
  }

  static OperationFailedException failed(String reason) {
    return new OperationFailedException(reason);
  }

  static InvalidRequestException bad(String reason) {
    return new InvalidRequestException("Bad request: " + reason);
  }
}
