package io.praetor.api.acl;

/** Nothing is forbidden. */
final class UnlimitedAuthorizer implements Authorizer {

  @Override
  public boolean allows(Resource resource, Access access, String name) {
    return true;
  }

  @Override
  public boolean allows(Permission permission) {
    return true;
  }

  @Override
  public Verdict explain(Permission permission) {
    return Verdict.UNLIMITED;
  }

  @Override
  public boolean isUnlimited() {
    return true;
  }

  @Override
  public String accessor() {
    return "";
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }
}
