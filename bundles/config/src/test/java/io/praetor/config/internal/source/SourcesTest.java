package io.praetor.config.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.source.Sources.Merged;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private final Schema schema = Schema.load();
  @TempDir Path directory;

  @Test
  void shouldLaySourcesOverOneAnotherInOrder() throws Exception {
    file("b.json", "{\"datacenter\": \"b\", \"domain\": \"b\", \"retry_join\": [\"b\"]}");
    file("a.hcl", "datacenter = \"a\" log_level = \"a\" node_name = \"a\" retry_join = [\"a\"]");
    assertEquals(
        Map.of(
            "log_level", "a",
            "datacenter", "b",
            "domain", "hcl",
            "node_name", "flag",
            "retry_join", List.of("flag", "a", "b", "hcl")),
        merge(
                "-node=flag",
                "-domain=flag",
                "-retry-join=flag",
                "-hcl",
                "domain = \"hcl\" retry_join = [\"hcl\"]")
            .tree());
  }

  @Test
  void shouldJoinObjectsAndGatherSingleServices() throws Exception {
    file("a.json", "{\"ports\": {\"http\": 1, \"dns\": 2}, \"service\": {\"name\": \"x\"}}");
    file("b.json", "{\"ports\": {\"http\": 3}, \"service\": {\"name\": \"y\"}}");
    assertEquals(
        Map.of(
            "ports", Map.of("http", 3L, "dns", 2L),
            "services", List.of(Map.of("name", "x"), Map.of("name", "y"))),
        merge().tree());
  }

  @Test
  void shouldReadDirectoriesByNameWithoutSubdirectoriesAndOtherFiles() throws Exception {
    Files.createDirectory(directory.resolve("c.json"));
    file("c.json/d.json", "broken");
    file("README", "broken");
    file("empty.json", "");
    file("B.json", "{\"domain\": \"B\"}");
    file("a.json", "{\"domain\": \"a\"}");
    Merged merged = merge();
    assertEquals(Map.of("domain", "a"), merged.tree());
    assertEquals(
        List.of(
            "config: "
                + directory.resolve("README")
                + " is skipped: its name does not end in .hcl or .json"),
        merged.warnings());
  }

  @Test
  void shouldKeepTheOrderOfFilesAndDirectories() throws Exception {
    file("a.json", "{\"domain\": \"directory\"}");
    Path other = Files.writeString(directory.resolveSibling("late.json"), "{\"domain\": \"file\"}");
    assertEquals("file", merge("-config-file", other.toString()).tree().get("domain"));
  }

  @Test
  void shouldNameTheFileOfAMistake() throws Exception {
    Path file = file("x.hcl", "a = {");
    assertEquals(
        "failed to parse " + file + ": line 1: object expected closing RBRACE got: EOF", error());
  }

  @Test
  void shouldWarnOfAnOldKeyOnce() throws Exception {
    file("a.json", "{\"ui_dir\": \"x\"}");
    file("b.json", "{\"ui_dir\": \"y\"}");
    assertEquals(1, merge().warnings().size());
  }

  @Test
  void shouldRefuseUnknownFormats() {
    assertEquals("-config-format must be either 'hcl' or 'json'", error("-config-format=xml"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Merged merge(String... more) throws ConfigurationException {
    List<String> words = new ArrayList<>(List.of("-config-dir", directory.toString()));
    words.addAll(List.of(more));
    return Sources.merge(AgentFlags.parse(words, schema), schema);
  }

  private String error(String... more) {
    return assertThrows(ConfigurationException.class, () -> merge(more)).getMessage();
  }
}
