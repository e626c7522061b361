package io.praetor.acl.internal.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleAuthorizerTest {

  private static RuleAuthorizer of(boolean allow, String... policies) {
    List<Grant> grants =
        java.util.Arrays.stream(policies)
            .map(rules -> new Grant("p", "id", "", rules, List.of()))
            .toList();
    return RuleAuthorizer.of("x", grants, new Stance(allow, true), "dc1");
  }

  private static boolean may(RuleAuthorizer authorizer, Resource resource, Access access) {
    return authorizer.allows(Permission.of(resource, access));
  }

  @Test
  void shouldLeaveTokensOutOfTheDefaultPolicy() {
    RuleAuthorizer authorizer = of(true);
    assertTrue(authorizer.allows(Resource.KEY, Access.WRITE, "a"));
    assertTrue(may(authorizer, Resource.OPERATOR, Access.WRITE));
    assertFalse(may(authorizer, Resource.ACL, Access.READ));
    assertFalse(authorizer.isUnlimited());
    assertTrue(of(true, "acl = \"write\"").isUnlimited());
  }

  @Test
  void shouldTakeTheOperatorsRightsForTheMeshAndPeeringsUnlessTheyAreNamed() {
    RuleAuthorizer operator = of(false, "operator = \"read\"");
    assertTrue(may(operator, Resource.MESH, Access.READ));
    assertFalse(may(operator, Resource.PEERING, Access.WRITE));
    RuleAuthorizer named = of(false, "operator = \"write\" mesh = \"read\"");
    assertFalse(may(named, Resource.MESH, Access.WRITE));
    assertTrue(may(named, Resource.PEERING, Access.WRITE));
  }

  @Test
  void shouldDeriveIntentionsFromServices() {
    RuleAuthorizer authorizer =
        of(
            false,
            "service \"a\" { policy = \"write\" }"
                + " service \"b\" { policy = \"deny\" intentions = \"write\" }"
                + " service \"c\" { policy = \"deny\" }");
    assertTrue(authorizer.allows(Resource.INTENTION, Access.READ, "a"));
    assertFalse(authorizer.allows(Resource.INTENTION, Access.WRITE, "a"));
    assertTrue(authorizer.allows(Resource.INTENTION, Access.WRITE, "b"));
    assertFalse(authorizer.allows(Resource.INTENTION, Access.READ, "c"));
    assertTrue(authorizer.allows(Resource.INTENTION, Access.READ, "*"));
    assertFalse(authorizer.allows(Resource.INTENTION, Access.WRITE, "*"));
    RuleAuthorizer all =
        of(false, "service_prefix \"\" { policy = \"read\" intentions = \"write\" }");
    assertTrue(all.allows(Resource.INTENTION, Access.WRITE, "*"));
    assertFalse(
        of(
                false,
                "service_prefix \"\" { policy = \"read\" intentions = \"write\" }",
                "service \"x\" { policy = \"read\" intentions = \"deny\" }")
            .allows(Resource.INTENTION, Access.WRITE, "*"));
  }

  @Test
  void shouldKnowWhetherAnyNameIsAllowed() {
    Permission any = Permission.any(Resource.SERVICE, Access.WRITE);
    assertFalse(of(false).allows(any));
    assertTrue(of(true).allows(any));
    assertTrue(of(false, "service \"a\" { policy = \"write\" }").allows(any));
    assertFalse(of(true, "service_prefix \"\" { policy = \"read\" }").allows(any));
    assertTrue(
        of(true, "service_prefix \"\" { policy = \"deny\" } service \"a\" { policy = \"write\" }")
            .allows(any));
  }

  @Test
  void shouldCountPoliciesOnlyWhereTheyAreMeantFor() {
    Grant elsewhere =
        new Grant("p", "id", "", "key_prefix \"\" { policy = \"write\" }", List.of("dc2"));
    assertFalse(
        RuleAuthorizer.of("x", List.of(elsewhere), new Stance(false, true), "dc1")
            .allows(Resource.KEY, Access.READ, "a"));
    assertTrue(
        RuleAuthorizer.of("x", List.of(elsewhere), new Stance(false, true), "DC2")
            .allows(Resource.KEY, Access.READ, "a"));
  }

  @Test
  void shouldTellListingFromReadingOnlyWhereThatIsWanted() {
    Grant read = new Grant("p", "id", "", "key_prefix \"\" { policy = \"read\" }", List.of());
    RuleAuthorizer strict = RuleAuthorizer.of("x", List.of(read), new Stance(false, true), "dc1");
    assertFalse(strict.allows(Resource.KEY, Access.LIST, "a"));
    RuleAuthorizer usual = RuleAuthorizer.of("x", List.of(), new Stance(false, false), "dc1");
    assertTrue(usual.allows(Resource.KEY, Access.LIST, "a"));
  }

  @Test
  void shouldNameTheRefusalBelowAPrefix() {
    RuleAuthorizer authorizer =
        of(
            false,
            "key_prefix \"a/\" { policy = \"write\" } key \"a/secret\" { policy = \"read\" }");
    assertTrue(authorizer.allows(Permission.below(Resource.KEY, Access.WRITE, "a/b")));
    assertFalse(authorizer.allows(Permission.below(Resource.KEY, Access.WRITE, "a/")));
    assertEquals(
        "key \"a/secret\" { policy = \"read\" }",
        authorizer.explain(Permission.below(Resource.KEY, Access.WRITE, "a/")).rule());
  }

  @Test
  void shouldMakeRulesOfEveryTemplate() {
    for (BuiltinTemplate template : BuiltinTemplate.values()) {
      RuleAuthorizer authorizer = of(false, template.rules("web"));
      assertFalse(authorizer.isUnlimited());
      assertEquals(template, BuiltinTemplate.of(template.title()));
    }
    RuleAuthorizer service = of(false, BuiltinTemplate.SERVICE.rules("web"));
    assertTrue(service.allows(Resource.SERVICE, Access.WRITE, "web"));
    assertTrue(service.allows(Resource.SERVICE, Access.WRITE, "web-sidecar-proxy"));
    assertFalse(service.allows(Resource.SERVICE, Access.WRITE, "db"));
    assertTrue(service.allows(Resource.NODE, Access.READ, "n"));
  }
}
