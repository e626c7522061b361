package io.praetor.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the guide to plugins says is so: somebody follows it word by word. */
class GuideTest {

  private static final Path CONTRACTS = Path.of("../bundles/spi/src/main/java/io/praetor/spi");
  private static final Path SUITES = Path.of("../bundles/testkit/src/main/java/io/praetor/testkit");

  /** What the Maven plugin asks of every archetype. */
  private static final Set<String> USUAL =
      Set.of(
          "archetypeGroupId",
          "archetypeArtifactId",
          "archetypeVersion",
          "groupId",
          "artifactId",
          "package",
          "interactiveMode");

  private static final Pattern WORD = Pattern.compile("-D(\\w+)=(\\S+)");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final Pattern SUITE = Pattern.compile("\\{@code\\s[\\s*]*(\\w+Contract)}");

  private String guide;

  @BeforeEach
  void read() throws IOException {
    guide = Files.readString(Path.of("src/main/dist/doc/plugins.md"));
  }

  @Test
  void shouldGenerateWithWhatThereIs() throws IOException {
    Map<String, String> words = words();
    PomFile archetypes = new PomFile(Path.of("archetypes/pom.xml"));
    assertEquals(ArchetypeFiles.version(), words.get("archetypeVersion"));
    assertTrue(
        command()
            .startsWith(
                "mvn org.apache.maven.plugins:maven-archetype-plugin:"
                    + archetypes.pluginVersions().get("maven-archetype-plugin")
                    + ":generate "),
        command());
    assertTrue(isArtifact("check", words.get("archetypeArtifactId")));
  }

  @Test
  void shouldGiveTheArchetypeItsOwnParameter() throws IOException {
    Set<String> own = new TreeSet<>(words().keySet());
    own.removeAll(USUAL);
    assertEquals(Set.of(ArchetypeFiles.parameter("check")), own);
    assertTrue(words().keySet().containsAll(USUAL));
  }

  @Test
  void shouldNameTheFilesOfTheProject() throws IOException {
    Set<String> files;
    try (Stream<Path> all = Files.walk(ArchetypeFiles.of("check"))) {
      files =
          all.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .filter(name -> !name.equals("package-info"))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    String table = between("| file | what it is for |", "### 3.");
    Set<String> named = new TreeSet<>();
    table
        .lines()
        .filter(row -> row.startsWith("| `"))
        .map(row -> row.split("\\|", 3)[1])
        .forEach(cell -> names(cell).forEach(named::add));
    assertEquals(files, named);
  }

  @Test
  void shouldCallTheBundleAsMavenDoes() throws IOException {
    String name = words().get("artifactId");
    String jar = "target/" + name + "-" + ArchetypeFiles.newVersion("check") + ".jar";
    assertTrue(guide.contains("The bundle is `" + jar + "`"), jar);
    assertTrue(guide.contains("consul plugin install " + jar + "\n"), jar);
    assertTrue(guide.contains("cp " + jar + " "), jar);
    assertTrue(guide.contains("consul plugin uninstall " + name + "\n"), name);
    assertTrue(guide.contains("cd " + name + "\n"), name);
    assertTrue(guide.contains("/plugins/" + name + ".jar`"), name);
  }

  /** The definition that is shown asks for the type that was generated. */
  @Test
  void shouldDefineACheckOfThatType() throws IOException {
    String key = words().get(ArchetypeFiles.parameter("check"));
    assertTrue(guide.contains("\"check\": {\"" + key + "\": "), key);
    assertTrue(guide.contains("No check type for \"" + key + "\" on this agent"), key);
  }

  /** An indented end of a text is none, and an indented program does not run. */
  @Test
  void shouldShowCommandsThatCanBeCopied() {
    long fences = guide.lines().filter(line -> line.startsWith("```")).count();
    assertEquals(0, fences % 2, "a fence is open");
    boolean inside = false;
    for (String line : guide.lines().toList()) {
      inside ^= line.startsWith("```");
      assertFalse(!inside && line.startsWith("    "), "indented instead of fenced: " + line);
    }
  }

  @Test
  void shouldListEachArchetypeWithItsParameter() throws IOException {
    for (String kind : ArchetypeFiles.kinds()) {
      String cell = "`io.praetor.archetype." + kind + "`, `" + ArchetypeFiles.parameter(kind) + "`";
      assertTrue(rows().stream().anyMatch(row -> row.contains(cell)), cell);
    }
  }

  /** Whoever gives a service finds it here, and the suite that its Javadoc names. */
  @Test
  void shouldListEachServiceWithItsSuite() throws IOException {
    Set<String> services = new TreeSet<>();
    for (Path file : javaFiles(CONTRACTS)) {
      String text = Files.readString(file);
      if (!text.contains("Authors run {@code")) {
        continue;
      }
      String name = qualified(CONTRACTS, file);
      services.add(name);
      String row =
          rows().stream()
              .filter(one -> one.startsWith("| `" + name + "` |"))
              .findAny()
              .orElseThrow(() -> new AssertionError(name + " is missing"));
      SUITE
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .forEach(suite -> assertTrue(row.contains("." + suite + "`"), name + ": " + suite));
    }
    assertEquals(rows().size(), services.size(), services::toString);
  }

  @Test
  void shouldNameSuitesThatThereAre() throws IOException {
    Set<String> suites = new TreeSet<>();
    for (Path file : javaFiles(SUITES)) {
      suites.add(qualified(SUITES, file));
    }
    for (String row : rows()) {
      List<String> named = names(row).filter(name -> name.endsWith("Contract")).toList();
      assertFalse(named.isEmpty(), row);
      assertTrue(suites.containsAll(named), row);
    }
  }

  /** Rows of the table of all services. */
  private List<String> rows() {
    return between("## What a plugin may give", "## Check types")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  private String command() {
    String from = guide.substring(guide.indexOf("mvn org.apache.maven.plugins:"));
    return from.substring(0, from.indexOf("\ncd ")).replace("\\\n", " ");
  }

  private Map<String, String> words() {
    return WORD.matcher(command())
        .results()
        .collect(Collectors.toMap(word -> word.group(1), word -> word.group(2)));
  }

  private String between(String begin, String end) {
    int from = guide.indexOf(begin);
    assertTrue(from >= 0, begin);
    return guide.substring(from, guide.indexOf(end, from));
  }

  private static boolean isArtifact(String kind, String name) throws IOException {
    String pom = Files.readString(Path.of("archetypes", kind, "pom.xml"));
    return pom.contains("<artifactId>" + name + "</artifactId>");
  }

  private static Stream<String> names(String text) {
    return NAMED.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** As {@code check.CheckType}. */
  private static String qualified(Path root, Path file) {
    String path = root.relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }
}
