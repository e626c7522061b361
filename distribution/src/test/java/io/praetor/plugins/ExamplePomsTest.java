package io.praetor.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples prove what an archetype gives, so they are built as it says; and all are built with the
 * plugins of this build, so that a test can build them where there is nothing else.
 */
class ExamplePomsTest {

  private static final String DRIVERS =
      "org.osgi:org.osgi.service.jdbc:1.1.0:provided"; // what a check of databases is about

  private static PomFile example(String name) throws IOException {
    return new PomFile(Path.of("examples", name, "pom.xml"));
  }

  private static PomFile archetype(String kind) throws IOException {
    return new PomFile(ArchetypeFiles.of(kind).resolve("pom.xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-redis", "check-jdbc"})
  void shouldBuildExamplesWithThePluginsOfTheArchetype(String name) throws IOException {
    assertEquals(archetype("check").pluginVersions(), example(name).pluginVersions());
  }

  @ParameterizedTest
  @CsvSource({"check-redis,", "check-jdbc," + DRIVERS})
  void shouldGiveExamplesTheDependenciesOfTheArchetype(String name, String more)
      throws IOException {
    Set<String> expected = new TreeSet<>(archetype("check").dependencies());
    if (more != null) {
      expected.add(more);
    }
    assertEquals(expected, example(name).dependencies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-redis", "check-jdbc"})
  void shouldBuildExamplesForThisVersion(String name) throws IOException {
    assertEquals(ArchetypeFiles.version(), example(name).first("praetor.version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"storage", "endpoint", "ui"})
  void shouldBuildAllArchetypesAlike(String kind) throws IOException {
    assertEquals(archetype("check").pluginVersions(), archetype(kind).pluginVersions());
  }

  /** What is not there cannot be had where there is no way out. */
  @Test
  void shouldBuildArchetypesWithThePluginsOfThisBuild() throws IOException {
    Map<String, String> own = new PomFile(Path.of("../pom.xml")).pluginVersions();
    Map<String, String> theirs = archetype("check").pluginVersions();
    assertFalse(theirs.isEmpty());
    theirs.forEach(
        (plugin, version) -> assertEquals(own.getOrDefault(plugin, version), version, plugin));
  }
}
