package io.praetor.cli.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KvCommandsTest {

  private static final String TWO_KEYS =
      """
      [{"LockIndex":0,"Key":"a","Flags":0,"Value":"b25l","CreateIndex":5,"ModifyIndex":7},
       {"LockIndex":2,"Key":"b","Flags":18446744073709551615,"Value":null,"CreateIndex":6,
        "ModifyIndex":8,"Session":"s-1"}]
      """;

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void shouldPrintAValue() {
    agent.answering(200, "[{\"Key\":\"a\",\"Value\":\"b25l\"}]");
    assertEquals(0, terminal.run("kv", "get", "/a"));
    assertEquals("one\n", terminal.out());
    assertEquals(0, terminal.run("kv", "get", "-base64", "a"));
    assertEquals("b25l\n", terminal.out());
    assertEquals(List.of("GET /v1/kv/a", "GET /v1/kv/a"), agent.requests());
  }

  @Test
  void shouldPrintKeysAndValues() {
    agent.answering(200, TWO_KEYS).inChunks();
    assertEquals(0, terminal.run("kv", "get", "-recurse", ""));
    assertEquals("a:one\nb:\n", terminal.out());
    assertEquals(List.of("GET /v1/kv/?recurse"), agent.requests());
  }

  @Test
  void shouldPrintDetails() {
    agent.answering(200, TWO_KEYS);
    assertEquals(0, terminal.run("kv", "get", "-recurse", "-detailed", "a"));
    assertEquals(
        """
        CreateIndex      5
        Flags            0
        Key              a
        LockIndex        0
        ModifyIndex      7
        Session          -
        Value            one

        CreateIndex      6
        Flags            18446744073709551615
        Key              b
        LockIndex        2
        ModifyIndex      8
        Session          s-1
        Value           \s
        """,
        terminal.out());
  }

  @Test
  void shouldPrintNames() {
    agent.answering(200, "[\"a/\",\"b\"]");
    assertEquals(0, terminal.run("kv", "get", "-keys", "-separator=", "x y"));
    assertEquals("a/\nb\n", terminal.out());
    assertEquals(0, terminal.run("kv", "get", "-keys", ""));
    assertEquals(
        List.of("GET /v1/kv/x%20y?keys", "GET /v1/kv/?keys&separator=%2F"), agent.requests());
  }

  @Test
  void shouldMissAKeyButNotATree() {
    agent.answering(404, "");
    assertEquals(1, terminal.run("kv", "get", "a"));
    assertEquals("Error! No key exists at: a\n", terminal.err());
    assertEquals(0, terminal.run("kv", "get", "-recurse", "a"));
    assertEquals("", terminal.out());
  }

  @Test
  void shouldPassOnWhatEveryRequestMaySay() {
    agent.answering(200, "[]");
    terminal.with("CONSUL_HTTP_TOKEN", "from-environment");
    terminal.run("kv", "get", "-stale", "-datacenter=d c", "-token=t", "-namespace", "n", "a");
    assertEquals(List.of("GET /v1/kv/a?dc=d+c&stale&ns=n"), agent.requests());
    assertEquals("t", agent.lastToken());
    terminal.run("kv", "get", "a");
    assertEquals("from-environment", agent.lastToken());
  }

  @Test
  void shouldPreferTheTokenInAFile() throws IOException {
    agent.answering(200, "[]");
    Path file = Files.writeString(directory.resolve("token"), " secret\n");
    terminal.run("kv", "get", "-token=t", "-token-file=" + file, "a");
    assertEquals("secret", agent.lastToken());
  }

  @Test
  void shouldWriteWhatItIsGiven() throws IOException {
    agent.answering(200, "true");
    Path file = Files.writeString(directory.resolve("value"), "from a file");
    assertEquals(0, terminal.run("kv", "put", "a", "one"));
    assertEquals("Success! Data written to: a\n", terminal.out());
    terminal.run("kv", "put", "-flags=42", "a");
    terminal.run("kv", "put", "a", "@" + file);
    terminal.typing("typed").run("kv", "put", "a", "-");
    terminal.run("kv", "put", "a", "\\@x");
    terminal.run("kv", "put", "-base64", "a", "b25l");
    terminal.run("kv", "put", "-cas", "-modify-index=7", "a", "-1");
    assertEquals(
        List.of(
            "PUT /v1/kv/a one",
            "PUT /v1/kv/a?flags=42",
            "PUT /v1/kv/a from a file",
            "PUT /v1/kv/a typed",
            "PUT /v1/kv/a @x",
            "PUT /v1/kv/a one",
            "PUT /v1/kv/a?cas=7 -1"),
        agent.requests());
  }

  @Test
  void shouldSayWhyNothingWasWritten() {
    agent.answering(200, "false");
    assertEquals(1, terminal.run("kv", "put", "-cas", "-modify-index=7", "a", "x"));
    assertEquals("Error! Did not write to a: CAS failed\n", terminal.err());
    assertEquals(1, terminal.run("kv", "put", "-cas", "a", "x"));
    assertEquals(
        "Error! Did not write to a: CAS performed with index=0 and key already exists.\n",
        terminal.err());
    assertEquals(1, terminal.run("kv", "put", "-acquire", "-session=s", "a", "x"));
    assertEquals("Error! Did not acquire lock\n", terminal.err());
    assertEquals(1, terminal.run("kv", "put", "-release", "-session=s", "a", "x"));
    assertEquals("Error! Did not release lock\n", terminal.err());
    assertEquals(1, terminal.run("kv", "delete", "-cas", "-modify-index=7", "a"));
    assertEquals("Error! Did not delete key a: CAS failed\n", terminal.err());
  }

  @Test
  void shouldLock() {
    agent.answering(200, "true");
    terminal.run("kv", "put", "-acquire", "-session=s", "a", "x");
    assertEquals("Success! Lock acquired on: a\n", terminal.out());
    terminal.run("kv", "put", "-release", "-session=s", "a", "x");
    assertEquals("Success! Lock released on: a\n", terminal.out());
    assertEquals(List.of("PUT /v1/kv/a?acquire=s x", "PUT /v1/kv/a?release=s x"), agent.requests());
  }

  @Test
  void shouldSayWhatTheServerSaid() {
    agent.answering(500, "invalid session \"x\"\n");
    assertEquals(1, terminal.run("kv", "put", "a", "x"));
    assertEquals(
        "Error! Failed writing data: Unexpected response code: 500 (invalid session \"x\")\n",
        terminal.err());
    assertEquals(1, terminal.run("kv", "get", "a"));
    assertEquals("Error querying Consul agent: Unexpected response code: 500\n", terminal.err());
  }

  @Test
  void shouldRemove() {
    agent.answering(200, "true");
    terminal.run("kv", "delete", "a");
    assertEquals("Success! Deleted key: a\n", terminal.out());
    terminal.run("kv", "delete", "-recurse", "a/");
    assertEquals("Success! Deleted keys with prefix: a/\n", terminal.out());
    terminal.run("kv", "delete", "-cas", "-modify-index=7", "a");
    assertEquals(
        List.of("DELETE /v1/kv/a", "DELETE /v1/kv/a/?recurse", "DELETE /v1/kv/a?cas=7"),
        agent.requests());
  }

  @Test
  void shouldExportWhatItImports() {
    agent.answering(200, TWO_KEYS);
    assertEquals(0, terminal.run("kv", "export", ""));
    String exported = terminal.out();
    assertEquals(
        """
        [
        \t{
        \t\t"key": "a",
        \t\t"flags": 0,
        \t\t"value": "b25l"
        \t},
        \t{
        \t\t"key": "b",
        \t\t"flags": 18446744073709551615,
        \t\t"value": ""
        \t}
        ]
        """,
        exported);
    agent.requests();
    agent.answering(200, "true");
    assertEquals(0, terminal.typing(exported).run("kv", "import", "-prefix=p", "-"));
    assertEquals("Imported: p/a\nImported: p/b\n", terminal.out());
    assertEquals(
        List.of("PUT /v1/kv/p/a one", "PUT /v1/kv/p/b?flags=18446744073709551615"),
        agent.requests());
  }

  @Test
  void shouldExportNothingAsAnEmptyArray() {
    agent.answering(404, "");
    assertEquals(0, terminal.run("kv", "export", "nothing/"));
    assertEquals("[]\n", terminal.out());
  }

  @Test
  void shouldRefuseToImportWhatIsNoExport() {
    assertEquals(1, terminal.run("kv", "import", "not json"));
    assertTrue(terminal.err().startsWith("Cannot unmarshal data: "), terminal.err());
    assertEquals(1, terminal.run("kv", "import", "[{\"key\": \"im/d\", \"value\": \"!\"}]"));
    assertEquals(
        "Error base 64 decoding value for key im/d: illegal base64 data at input byte 0\n",
        terminal.err());
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldRefuseWrongArguments() {
    assertFailure("Error! Missing KEY argument\n", "kv", "get");
    assertFailure("Error! Missing KEY argument\n", "kv", "put");
    assertFailure("Error! Missing KEY argument\n", "kv", "delete");
    assertFailure("Error! Missing DATA argument\n", "kv", "import");
    assertFailure("Too many arguments (expected 1, got 2)\n", "kv", "get", "a", "b");
    assertFailure(
        "Error! Too many arguments (expected 1 or 2, got 3)\n", "kv", "put", "a", "b", "c");
    assertFailure(
        "Error! Failed to read file: open absent.txt: no such file or directory\n",
        "kv",
        "put",
        "a",
        "@absent.txt");
    assertFailure(
        "Error! Missing -session (required with -acquire and -release)\n",
        "kv",
        "put",
        "-acquire",
        "a");
    assertFailure(
        "Cannot delete a key that does not exist. Provide a -modify-index greater than than 0.\n",
        "kv",
        "delete",
        "-cas",
        "a");
    assertEquals(List.of(), agent.requests());
  }

  private void assertFailure(String message, String... args) {
    assertEquals(1, terminal.run(args));
    assertEquals(message, terminal.err());
    assertEquals("", terminal.out());
  }
}
