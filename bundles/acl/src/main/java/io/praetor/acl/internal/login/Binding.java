package io.praetor.acl.internal.login;

import io.praetor.acl.internal.command.Link;
import io.praetor.acl.internal.decide.BuiltinTemplate;
import io.praetor.acl.internal.decide.IdentityName;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.filter.Filter;
import io.praetor.format.filter.Selectors;
import io.praetor.format.go.GoText;
import io.praetor.spi.auth.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody gets who logged in, by the binding rules of the method. */
public final class Binding {

  private final Set<ServiceIdentity> services = new LinkedHashSet<>();
  private final Set<NodeIdentity> nodes = new LinkedHashSet<>();
  private final Set<TemplatedPolicy> templated = new LinkedHashSet<>();
  private final List<Link> roles = new ArrayList<>();
  private final List<Link> policies = new ArrayList<>();

  private Binding() {}

  /**
   * What the rules give.
   *
   * @param example an identity of the method
   * @param datacenter where somebody logs in
   * @throws OperationFailedException when a rule makes a name that is none
   */
  public static Binding of(
      List<BindingRuleRow> rules, Identity identity, Identity example, String datacenter) {
    Binding binding = new Binding();
    Selectors<Map<String, Object>> selectors = IdentitySelectors.of(example);
    for (BindingRuleRow rule : rules) {
      if (matches(rule, identity, selectors)) {
        binding.add(rule, identity.variables(), datacenter);
      }
    }
    return binding;
  }

  /** A selector that makes no sense any more selects nobody. */
  private static boolean matches(
      BindingRuleRow rule, Identity identity, Selectors<Map<String, Object>> selectors) {
    try {
      return Filter.of(rule.selector(), selectors).test(identity.fields());
    } catch (OperationFailedException e) {
      return false;
    }
  }

  private void add(BindingRuleRow rule, Map<String, String> variables, String datacenter) {
    BindType type = BindType.of(rule.bindType());
    if (type == null) {
      return;
    }
    String name = name(rule.bindType(), rule.bindName(), variables);
    if (!type.takes(name)) {
      throw invalid(rule.bindType(), name);
    }
    switch (type) {
      case SERVICE -> services.add(new ServiceIdentity(name, List.of()));
      case NODE -> nodes.add(new NodeIdentity(name, datacenter));
      case ROLE -> roles.add(new Link("", name));
      case POLICY -> policies.add(new Link("", name));
      case TEMPLATED_POLICY -> {
        String variable = name(rule.bindType(), rule.bindVariable(), variables);
        boolean hasName = BuiltinTemplate.of(name).hasName();
        if (hasName && !IdentityName.isOne(variable)) {
          throw invalid(rule.bindType(), variable);
        }
        templated.add(new TemplatedPolicy(name, hasName ? variable : "", List.of()));
      }
    }
  }

  private static String name(String type, String text, Map<String, String> variables) {
    try {
      return BindTemplate.fill(text, variables);
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException(
          "cannot compute "
              + GoText.quoted(type)
              + " bind name for bind target: "
              + e.getMessage());
    }
  }

  private static OperationFailedException invalid(String type, String name) {
    return new OperationFailedException(
        "computed "
            + GoText.quoted(type)
            + " bind name for bind target is invalid: "
            + GoText.quoted(name));
  }

  /** Whether there is nothing that a token could be given for. */
  public boolean isEmpty() {
    return services.isEmpty()
        && nodes.isEmpty()
        && templated.isEmpty()
        && roles.isEmpty()
        && policies.isEmpty();
  }

  public List<ServiceIdentity> services() {
    return List.copyOf(services);
  }

  public List<NodeIdentity> nodes() {
    return List.copyOf(nodes);
  }

  public List<TemplatedPolicy> templated() {
    return List.copyOf(templated);
  }

  public List<Link> roles() {
    return List.copyOf(roles);
  }

  public List<Link> policies() {
    return List.copyOf(policies);
  }

  /**
   * Refuses a rule that could never give anything.
   *
   * @throws OperationFailedException in Consul's words
   */
  public static void check(BindingRuleRow rule, Identity example) {
    try {
      var unused = Filter.of(rule.selector(), IdentitySelectors.of(example), "");
    } catch (OperationFailedException e) {
      throw new OperationFailedException(
          "invalid Binding Rule: Selector is invalid: " + e.getMessage());
    }
    if (rule.bindType().isEmpty()) {
      throw refused("no BindType is set");
    }
    if (rule.bindName().isEmpty()) {
      throw refused("no BindName is set");
    }
    BindType type = BindType.of(rule.bindType());
    if (type == null) {
      throw refused("unknown BindType " + GoText.quoted(rule.bindType()));
    }
    Map<String, String> variables = new HashMap<>();
    example.variables().keySet().forEach(name -> variables.put(name, "fake"));
    try {
      if (!type.takes(BindTemplate.fill(rule.bindName(), variables))) {
        throw refused("invalid BindName");
      }
    } catch (IllegalArgumentException e) {
      throw refused("invalid BindName: " + e.getMessage());
    }
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException("Invalid Binding Rule: " + reason);
  }
}
