package io.praetor.acl.internal.decide;

import io.praetor.acl.internal.rule.Rule;
import io.praetor.acl.internal.rule.RuleText;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Permission.Extent;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.acl.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the policies of a token allow, with Consul's rules of precedence. */
public final class RuleAuthorizer implements Authorizer {

  /** Stands for all destinations of intentions. */
  private static final String WILDCARD = "*";

  private final String accessor;
  private final Stance stance;
  private final Map<Resource, RuleTable> tables = new EnumMap<>(Resource.class);
  private final boolean unlimited;

  private RuleAuthorizer(String accessor, Stance stance, List<Grant> grants, String datacenter) {
    this.accessor = accessor;
    this.stance = stance;
    for (Resource resource : Resource.values()) {
      tables.put(resource, new RuleTable());
    }
    for (Grant grant : grants) {
      if (grant.countsIn(datacenter)) {
        RuleText.parse(grant.rules()).forEach(rule -> add(rule, grant));
      }
    }
    for (RuleTable table : tables.values()) {
      table.seal();
    }
    unlimited = allowsEverything();
  }

  /**
   * The authorizer of a token.
   *
   * @param accessor of the token; empty for none
   * @param datacenter where it asks
   * @throws io.praetor.api.error.OperationFailedException for rules that cannot be read
   */
  public static RuleAuthorizer of(
      String accessor, List<Grant> grants, Stance stance, String datacenter) {
    return new RuleAuthorizer(accessor, stance, grants, datacenter);
  }

  private void add(Rule rule, Grant grant) {
    put(rule.resource(), rule, new Ruling(rule.level(), rule, grant));
    if (rule.resource() == Resource.SERVICE) {
      put(Resource.INTENTION, rule, new Ruling(rule.onIntentions(), rule, grant));
    }
  }

  private void put(Resource resource, Rule rule, Ruling ruling) {
    RuleTable table = tables.get(resource);
    if (rule.form() == Rule.Form.EXACT) {
      table.addName(rule.name(), ruling);
    } else {
      table.addPrefix(rule.name(), ruling);
    }
  }

  private boolean allowsEverything() {
    for (Resource resource : Resource.values()) {
      if (!allows(Permission.below(resource, Access.WRITE, ""))) {
        return false;
      }
    }
    return true;
  }

  /** Where nothing is said of the mesh or of peerings, the operator's rights count. */
  private RuleTable table(Resource resource) {
    RuleTable table = tables.get(resource);
    boolean derived = resource == Resource.MESH || resource == Resource.PEERING;
    return derived && table.isEmpty() ? tables.get(Resource.OPERATOR) : table;
  }

  @Override
  public boolean allows(Resource resource, Access access, String name) {
    if (resource == Resource.INTENTION && name.equals(WILDCARD)) {
      return allows(Permission.of(resource, access, name));
    }
    if (access == Access.LIST && !stance.listing()) {
      return true;
    }
    Ruling ruling = table(resource).of(name);
    return ruling == null ? byDefault(resource) : ruling.grants(access);
  }

  @Override
  public boolean allows(Permission permission) {
    if (permission.access() == Access.LIST && !stance.listing()) {
      return true;
    }
    Ruling ruling = ruling(permission);
    return ruling == null ? byDefault(permission.resource()) : ruling.grants(permission.access());
  }

  private Ruling ruling(Permission permission) {
    RuleTable table = table(permission.resource());
    Access access = permission.access();
    return switch (extent(permission)) {
      case ONE -> table.of(permission.name());
      case BELOW -> table.below(name(permission), access);
      case ANY -> table.any(access);
    };
  }

  /** Intentions for all destinations show themselves to who may see one, and obey who may all. */
  private static Extent extent(Permission permission) {
    if (!isWildcard(permission)) {
      return permission.extent();
    }
    return permission.access() == Access.WRITE ? Extent.BELOW : Extent.ANY;
  }

  private static String name(Permission permission) {
    return isWildcard(permission) ? "" : permission.name();
  }

  private static boolean isWildcard(Permission permission) {
    return permission.resource() == Resource.INTENTION
        && permission.extent() == Extent.ONE
        && permission.name().equals(WILDCARD);
  }

  private boolean byDefault(Resource resource) {
    return stance.allow() && resource != Resource.ACL;
  }

  @Override
  public Verdict explain(Permission permission) {
    boolean allowed = allows(permission);
    Ruling ruling = ruling(permission);
    if (ruling == null || ruling.grants(permission.access()) != allowed) {
      return new Verdict(allowed, "", "", "", "", true);
    }
    Grant grant = ruling.grant();
    return new Verdict(
        allowed, ruling.rule().text(), grant.policy(), grant.policyId(), grant.via(), false);
  }

  @Override
  public boolean isUnlimited() {
    return unlimited;
  }

  @Override
  public String accessor() {
    return accessor;
  }

  @Override
  public boolean isAuthenticated() {
    return !accessor.isEmpty() && !accessor.equals(TokenRow.ANONYMOUS);
  }
}
