package io.praetor.testkit.acl;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.Verdict;
import java.util.Set;

/**
 * A caller who may do exactly what is listed, each as {@link Permission#toString} writes it, such
 * as {@code key:read "app/a"}.
 */
public final class FakeAuthorizer implements Authorizer {

  private final Set<String> allowed;

  private FakeAuthorizer(Set<String> allowed) {
    this.allowed = allowed;
  }

  public static FakeAuthorizer allowing(String... permissions) {
    return new FakeAuthorizer(Set.of(permissions));
  }

  @Override
  public boolean allows(Resource resource, Access access, String name) {
    return allows(Permission.of(resource, access, name));
  }

  @Override
  public boolean allows(Permission permission) {
    return allowed.contains(permission.toString());
  }

  @Override
  public Verdict explain(Permission permission) {
    return new Verdict(allows(permission), "", "", "", "", true);
  }

  @Override
  public boolean isUnlimited() {
    return false;
  }

  @Override
  public String accessor() {
    return "11111111-2222-3333-4444-555555555555";
  }

  @Override
  public boolean isAuthenticated() {
    return true;
  }
}
