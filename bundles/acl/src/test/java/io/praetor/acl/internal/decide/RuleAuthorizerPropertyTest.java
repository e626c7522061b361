package io.praetor.acl.internal.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.rule.Level;
import io.praetor.acl.internal.rule.Rule;
import io.praetor.acl.internal.rule.Rule.Form;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Many policies and few names, so that rules meet; compared with a model that looks at them all.
 */
class RuleAuthorizerPropertyTest {

  private static final List<String> NAMES = List.of("", "a", "aa", "ab", "aab", "b", "ba", "abc");

  @Property(tries = 2000)
  void shouldDecideAsTheModelDoes(
      @ForAll("policies") List<List<Rule>> policies, @ForAll boolean allowByDefault) {
    RuleAuthorizer authorizer = authorizer(policies, allowByDefault);
    NaiveModel model =
        new NaiveModel(policies.stream().flatMap(List::stream).toList(), allowByDefault);
    for (Resource resource : List.of(Resource.KEY, Resource.SERVICE, Resource.NODE, Resource.ACL)) {
      for (Access access : Access.values()) {
        for (String name : NAMES) {
          assertEquals(
              model.allows(resource, access, name),
              authorizer.allows(resource, access, name),
              () -> resource + " " + access + " " + name);
        }
      }
    }
  }

  @Property(tries = 1000)
  void shouldNeverAllowMoreWhenARefusalIsAdded(
      @ForAll("policies") List<List<Rule>> policies, @ForAll("denials") Rule denial) {
    RuleAuthorizer before = authorizer(policies, true);
    List<List<Rule>> more = new ArrayList<>(policies);
    more.add(List.of(denial));
    RuleAuthorizer after = authorizer(more, true);
    for (String name : NAMES) {
      for (Access access : Access.values()) {
        boolean exactElsewhere = denial.form() == Form.PREFIX || !denial.name().equals(name);
        if (!before.allows(denial.resource(), access, name)) {
          assertFalse(after.allows(denial.resource(), access, name));
        }
        if (!exactElsewhere) {
          assertFalse(after.allows(denial.resource(), access, name));
        }
      }
    }
  }

  @Property(tries = 1000)
  void shouldAllowAllBelowAPrefixOnlyWhereEachNameIsAllowed(
      @ForAll("policies") List<List<Rule>> policies, @ForAll boolean allowByDefault) {
    RuleAuthorizer authorizer = authorizer(policies, allowByDefault);
    for (String prefix : NAMES) {
      if (authorizer.allows(Permission.below(Resource.KEY, Access.WRITE, prefix))) {
        for (String name : NAMES) {
          assertTrue(
              !name.startsWith(prefix) || authorizer.allows(Resource.KEY, Access.WRITE, name));
        }
      }
    }
    if (authorizer.isUnlimited()) {
      for (Resource resource : Resource.values()) {
        for (String name : NAMES) {
          assertTrue(authorizer.allows(resource, Access.WRITE, name));
        }
      }
    }
  }

  @Property(tries = 1000)
  void shouldExplainWithARuleThatSaysSo(
      @ForAll("policies") List<List<Rule>> policies, @ForAll boolean allowByDefault) {
    RuleAuthorizer authorizer = authorizer(policies, allowByDefault);
    for (String name : NAMES) {
      Permission permission = Permission.of(Resource.KEY, Access.WRITE, name);
      Verdict verdict = authorizer.explain(permission);
      assertEquals(authorizer.allows(permission), verdict.allowed());
      assertEquals(verdict.byDefault(), verdict.rule().isEmpty());
      if (!verdict.byDefault()) {
        int policy = Integer.parseInt(verdict.policy());
        assertTrue(
            policies.get(policy).stream().anyMatch(rule -> rule.text().equals(verdict.rule())));
        assertEquals(verdict.allowed(), verdict.rule().contains("policy = \"write\""));
      }
    }
  }

  private static RuleAuthorizer authorizer(List<List<Rule>> policies, boolean allowByDefault) {
    List<Grant> grants = new ArrayList<>();
    for (List<Rule> policy : policies) {
      StringBuilder text = new StringBuilder();
      policy.forEach(rule -> text.append(rule.text()).append('\n'));
      grants.add(new Grant(String.valueOf(grants.size()), "id", "", text.toString(), List.of()));
    }
    return RuleAuthorizer.of("x", grants, new Stance(allowByDefault, true), "dc1");
  }

  @Provide
  Arbitrary<List<List<Rule>>> policies() {
    return rules(Arbitraries.of(Level.values())).list().ofMaxSize(6).list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<Rule> denials() {
    return rules(Arbitraries.just(Level.DENY));
  }

  private static Arbitrary<Rule> rules(Arbitrary<Level> levels) {
    return Combinators.combine(
            Arbitraries.of(Resource.KEY, Resource.KEY, Resource.SERVICE, Resource.NODE),
            Arbitraries.of(Form.EXACT, Form.PREFIX),
            Arbitraries.of(NAMES),
            levels)
        .as(
            (resource, form, name, level) ->
                new Rule(
                    resource,
                    form,
                    name,
                    level == Level.LIST && resource != Resource.KEY ? Level.READ : level,
                    null));
  }
}
