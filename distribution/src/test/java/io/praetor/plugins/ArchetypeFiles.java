package io.praetor.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The archetypes as they are in the source tree. */
final class ArchetypeFiles {

  private static final Path ALL = Path.of("archetypes");
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  /** A property that whoever generates a project may give. */
  private static final Pattern PROPERTY =
      Pattern.compile(
          "<requiredProperty key=\"(.+)\"><defaultValue>(.+)</defaultValue></requiredProperty>");

  private ArchetypeFiles() {}

  /** The files of the project that an archetype makes. */
  static Path of(String kind) {
    return ALL.resolve(kind).resolve("src/main/resources/archetype-resources");
  }

  static List<String> kinds() throws IOException {
    return MODULE.matcher(read("pom.xml")).results().map(found -> found.group(1)).toList();
  }

  /** The version of this build, which the contracts have too. */
  static String version() throws IOException {
    return new PomFile(ALL.resolve("pom.xml")).first("version");
  }

  /** The version of a new project. */
  static String newVersion(String kind) throws IOException {
    return properties(kind).stream()
        .filter(property -> property.group(1).equals("version"))
        .map(property -> property.group(2))
        .findAny()
        .orElseThrow();
  }

  /** The parameter that is this kind's own. */
  static String parameter(String kind) throws IOException {
    return properties(kind).stream()
        .map(property -> property.group(1))
        .filter(name -> !name.equals("version"))
        .findAny()
        .orElseThrow();
  }

  private static List<MatchResult> properties(String kind) throws IOException {
    String metadata = read(kind + "/src/main/resources/META-INF/maven/archetype-metadata.xml");
    return PROPERTY.matcher(metadata).results().toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ALL.resolve(file));
  }
}
