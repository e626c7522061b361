package io.praetor.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every provider bundle keeps to. A bundle's {@code ArchitectureTest} extends this class and
 * says which bundle it is, by the part of its package behind {@code io.praetor}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BundleRules {

  private static final String ROOT = "io.praetor.";

  /** The contracts, and the library of which each bundle has a copy. */
  private static final Set<String> COMMON = Set.of("api", "spi", "format");

  private final String bundle;
  private JavaClasses classes;

  protected BundleRules(String bundle) {
    this.bundle = bundle;
  }

  @BeforeAll
  void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT + bundle);
  }

  /** A bundle is reached through services only, so nothing in it is for others. */
  @Test
  void shouldKeepEverythingInternal() {
    check(classes().should().resideInAPackage(ROOT + bundle + ".internal.."));
  }

  /** A bundle sees the contracts and its copy of format, and no other bundle. */
  @Test
  void shouldSeeNoOtherBundle() {
    check(classes().should(seeNoOtherBundle()));
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }

  private ArchCondition<JavaClass> seeNoOtherBundle() {
    return new ArchCondition<>("see no other bundle") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (isForeign(dependency.getTargetClass().getPackageName())) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private boolean isForeign(String packageName) {
    if (!packageName.startsWith(ROOT) || packageName.startsWith(ROOT + bundle + ".")) {
      return false;
    }
    String owner = packageName.substring(ROOT.length()).split("\\.", 2)[0];
    return !COMMON.contains(owner);
  }
}
