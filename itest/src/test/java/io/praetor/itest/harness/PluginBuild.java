package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Maven as the author of a plugin runs it, in a directory of its own: with what this build made as
 * if it had been published, and everything else from where this build has it. Nothing is
 * downloaded, and the repository of the one who runs the tests is only read.
 */
public final class PluginBuild {

  private static final String VERSION = "0.1.0";

  /** Begins the words of the guide by which a project is generated. */
  private static final String GENERATE = "mvn org.apache.maven.plugins:maven-archetype-plugin:";

  private static final String ARTIFACT = "-DartifactId=";
  private static final String OF_CHECK = "io.praetor.archetype.check";

  /** Generous: the machine may be busy. Usually it takes ten to twenty. */
  private static final long LIMIT_SECONDS = 300;

  private static final int TAIL_LINES = 60;

  /** What a plugin needs of ours, by artifact: the directory of its module. */
  private static final Map<String, String> PUBLISHED =
      Map.ofEntries(
          Map.entry("praetor", "."),
          Map.entry("bundles", "bundles"),
          Map.entry("io.praetor.api", "bundles/api"),
          Map.entry("io.praetor.spi", "bundles/spi"),
          Map.entry("io.praetor.testkit", "bundles/testkit"),
          Map.entry("archetypes", "distribution/archetypes"),
          Map.entry("io.praetor.archetype.check", "distribution/archetypes/check"),
          Map.entry("io.praetor.archetype.storage", "distribution/archetypes/storage"),
          Map.entry("io.praetor.archetype.endpoint", "distribution/archetypes/endpoint"),
          Map.entry("io.praetor.archetype.ui", "distribution/archetypes/ui"));

  private final Path directory;
  private final Path settings;

  public PluginBuild(Path directory) throws IOException {
    this.directory = directory;
    Path build = Path.of(System.getProperty("praetor.build")).toAbsolutePath().normalize();
    Path published = directory.resolve("published");
    for (Map.Entry<String, String> artifact : PUBLISHED.entrySet()) {
      publish(build.resolve(artifact.getValue()), artifact.getKey(), published);
    }
    settings =
        Files.writeString(
            directory.resolve("settings.xml"),
            """
            <settings>
              <localRepository>%s</localRepository>
              <mirrors>
                <mirror><id>here</id><mirrorOf>*,!published</mirrorOf><url>%s</url></mirror>
              </mirrors>
              <profiles><profile><id>p</id>
                <repositories>
                  <repository><id>published</id><url>%s</url></repository>
                </repositories>
              </profile></profiles>
              <activeProfiles><activeProfile>p</activeProfile></activeProfiles>
            </settings>
            """
                .formatted(directory.resolve("m2"), repository().toUri(), published.toUri()));
  }

  /** Where Maven keeps what this build uses, by a library that it has from there. */
  private static Path repository() {
    Path jar = Path.of(Test.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path version = jar.getParent();
    Path artifact = version.getParent();
    Path group = artifact.getParent(); // org/junit/jupiter
    return group.getParent().getParent().getParent();
  }

  private static void publish(Path module, String artifact, Path repository) throws IOException {
    Path to = repository.resolve("io/praetor").resolve(artifact).resolve(VERSION);
    Files.createDirectories(to);
    String file = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), to.resolve(file + ".pom"));
    Path jar = module.resolve("target").resolve(file + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, to.resolve(file + ".jar"));
    }
  }

  /**
   * Generates a project of a kind as the guide of the distribution does it for a check.
   *
   * @return its directory
   */
  public Path generateAsGuided() throws IOException {
    List<String> words = guided();
    run(words.toArray(String[]::new));
    return directory.resolve(artifact(words));
  }

  /**
   * Generates a project of another kind by the same words.
   *
   * @param parameter which this kind has, as {@code engine=whole}
   * @return its directory, {@code org.example.KIND}
   */
  public Path generate(String kind, String parameter) throws IOException {
    String name = "org.example." + kind;
    List<String> words = new ArrayList<>(guided());
    String guidedName = artifact(words);
    words.replaceAll(
        word ->
            word.startsWith("-Dkey=")
                ? "-D" + parameter
                : word.replace(OF_CHECK, "io.praetor.archetype." + kind).replace(guidedName, name));
    run(words.toArray(String[]::new));
    return directory.resolve(name);
  }

  /** What follows {@code mvn} in the guide where a project is generated. */
  private static List<String> guided() throws IOException {
    String guide = Files.readString(AgentProcess.home().resolve("doc/plugins.md"));
    String from = guide.substring(guide.indexOf(GENERATE));
    String command = from.substring(0, from.indexOf("\ncd ")).replace("\\\n", " ");
    return List.of(command.strip().split("\\s+")).stream().skip(1).toList();
  }

  private static String artifact(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(ARTIFACT))
        .map(word -> word.substring(ARTIFACT.length()))
        .findAny()
        .orElseThrow();
  }

  /** Builds projects beside each other with one run. */
  public void buildAll(List<Path> projects) throws IOException {
    String modules =
        projects.stream()
            .map(project -> "<module>" + project.getFileName() + "</module>")
            .collect(Collectors.joining());
    Files.writeString(
        directory.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId><artifactId>all</artifactId><version>1</version>
          <packaging>pom</packaging>
          <modules>%s</modules>
        </project>
        """
            .formatted(modules));
    run("package");
  }

  /** The bundle that a project has built. */
  public Path jar(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      return files
          .filter(file -> file.toString().endsWith("-1.0.0.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("nothing built in " + project));
    }
  }

  private void run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "MAVEN_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings",
                settings.toString()));
    command.addAll(List.of(arguments));
    Cli.Result result = Cli.run(directory, command, LIMIT_SECONDS);
    if (result.exit() != 0) {
      throw new AssertionError(tail(result.out()) + result.err());
    }
  }

  private static String tail(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }
}
