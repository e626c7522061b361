package io.praetor.cli.acl;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs as Consul 1.10.11 was seen to give them for the same answers. */
class AclCommandsTest {

  private static final String ID = "a1b2c3d4-0000-0000-0000-000000000001";

  private static final String POLICY =
      """
      {"ID":"%s","Name":"kv","Description":"d","Rules":"operator = \\"read\\"\\n",
       "Datacenters":["dc1","dc2"],"Hash":"q80=","CreateIndex":1,"ModifyIndex":2}
      """
          .formatted(ID);

  private static final String METHOD =
      """
      {"Name":"m","Type":"kubernetes","DisplayName":"M","Description":"d","MaxTokenTTL":"5m0s",
       "TokenLocality":"global","Config":{"Host":"h","CACert":"c","A":[1,{"z":1,"b":null}]},
       "CreateIndex":1,"ModifyIndex":2}
      """;

  private static final String RULE =
      """
      {"ID":"%s","Description":"d","AuthMethod":"m","Selector":"s","BindType":"role",
       "BindName":"n","CreateIndex":1,"ModifyIndex":2}
      """
          .formatted(ID);

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

  private int run(String words) {
    return terminal.run(words.split(" "));
  }

  @Test
  void shouldTranslateOldRules() throws IOException {
    agent.answering(200, "key_prefix \"a\" {\n  policy = \"read\"\n}");
    Path file = Files.writeString(directory.resolve("old.hcl"), "key \"a\" { policy = \"read\" }");
    assertEquals(0, run("acl translate-rules @" + file));
    assertEquals("key_prefix \"a\" {\n  policy = \"read\"\n}\n", terminal.out());
    assertEquals(1, run("acl translate-rules"));
    assertEquals(1, run("acl translate-rules -token-secret -token-accessor x"));
    assertEquals(1, run("acl translate-rules a b"));
  }

  @Test
  void shouldMakeAPolicyOfRulesFromAFileOrInput() throws IOException {
    agent.answering(200, POLICY);
    Path file = Files.writeString(directory.resolve("r.hcl"), "acl = \"read\"\n");
    assertEquals(0, run("acl policy create -name=kv -valid-datacenter=dc1 -rules=@" + file));
    assertEquals(
        """
        ID:           %s
        Name:         kv
        Description:  d
        Datacenters:  dc1, dc2
        Rules:
        operator = "read"

        """
            .formatted(ID),
        terminal.out());
    terminal.typing("keyring = \"write\"");
    assertEquals(0, run("acl policy create -name=kv -rules=-"));
    assertEquals(
        List.of(
            "PUT /v1/acl/policy {\"Name\":\"kv\",\"Description\":\"\",\"Datacenters\":[\"dc1\"],"
                + "\"Rules\":\"acl = \\\"read\\\"\\n\"}",
            "PUT /v1/acl/policy {\"Name\":\"kv\",\"Description\":\"\",\"Datacenters\":[],"
                + "\"Rules\":\"keyring = \\\"write\\\"\"}"),
        agent.requests());
  }

  @Test
  void shouldKeepWhatNoFlagNamesInAPolicy() {
    agent.answering(200, POLICY);
    assertEquals(0, run("acl policy update -id=" + ID + " -description="));
    assertEquals(
        "PUT /v1/acl/policy/%s {\"ID\":\"%s\",\"Name\":\"kv\",\"Description\":\"\",\"Rules\":\"operator = \\\"read\\\"\\n\",\"Datacenters\":[\"dc1\",\"dc2\"]}"
            .formatted(ID, ID),
        agent.requests().get(1));
    assertEquals(0, run("acl policy update -no-merge -name=n -id=" + ID));
    assertEquals(
        List.of(
            "PUT /v1/acl/policy/%s {\"ID\":\"%s\",\"Name\":\"n\",\"Description\":\"\",\"Rules\":\"\",\"Datacenters\":null}"
                .formatted(ID, ID)),
        agent.requests());
  }

  @Test
  void shouldListPoliciesWithoutRules() {
    agent.answering(200, "[" + POLICY + "]");
    assertEquals(0, run("acl policy list -meta"));
    assertEquals(
        """
        kv:
           ID:           %s
           Description:  d
           Datacenters:  dc1, dc2
           Hash:         abcd
           Create Index: 1
           Modify Index: 2

        """
            .formatted(ID),
        terminal.out());
    assertEquals(0, run("acl policy list -format=json"));
    assertTrue(!terminal.out().contains("Rules"), terminal.out());
    agent.answering(200, "[]");
    assertEquals(0, run("acl policy list"));
    assertEquals("", terminal.out());
    assertEquals(0, run("acl policy list -format=json"));
    assertEquals("[]\n", terminal.out());
  }

  @Test
  void shouldFindAPolicyByItsName() {
    agent.answering(200, "[{\"ID\":\"i1\",\"Name\":\"a\"},{\"ID\":\"i2\",\"Name\":\"b\"}]");
    assertEquals(0, run("acl policy delete -name=b"));
    assertEquals("Policy \"i2\" deleted successfully\n", terminal.out());
    assertEquals(List.of("GET /v1/acl/policies", "DELETE /v1/acl/policy/i2"), agent.requests());
    assertEquals(1, run("acl policy read -name=c"));
    assertEquals("Error determining policy ID: No such policy with name c\n", terminal.err());
  }

  @Test
  void shouldMergeIntoARole() {
    agent.answering(
        200,
        """
        {"ID":"%s","Name":"r","Description":"d","Policies":[{"ID":"p1","Name":"kv"}],
         "NodeIdentities":[{"NodeName":"n","Datacenter":"dc1"}],"Hash":"q80="}
        """
            .formatted(ID));
    assertEquals(
        0,
        run(
            "acl role update -id="
                + ID
                + " -policy-name=x -node-identity=n:dc1"
                + " -node-identity=n:dc2"));
    assertEquals(
        """
        ID:           %s
        Name:         r
        Description:  d
        Policies:
           p1 - kv
        Node Identities:
           n (Datacenter: dc1)

        """
            .formatted(ID),
        terminal.out());
    String body = agent.requests().get(1);
    assertTrue(
        body.contains("\"Policies\":[{\"ID\":\"p1\",\"Name\":\"kv\"},{\"Name\":\"x\"}]"), body);
    assertTrue(
        body.contains(
            "\"NodeIdentities\":[{\"NodeName\":\"n\",\"Datacenter\":\"dc1\"},"
                + "{\"NodeName\":\"n\",\"Datacenter\":\"dc2\"}]"),
        body);
  }

  @Test
  void shouldSayThatARoleIsAbsent() {
    agent.answering(404, "");
    assertEquals(1, run("acl role read -name=r"));
    assertEquals("Role not found with name \"r\"\n", terminal.err());
    assertEquals(1, run("acl role read -id=" + ID));
    assertEquals("Role not found with ID \"" + ID + "\"\n", terminal.err());
  }

  @Test
  void shouldShowAnAuthMethodWithItsConfigurationSorted() {
    agent.answering(200, METHOD);
    assertEquals(0, run("acl auth-method read -name=m -meta"));
    assertEquals(
        """
        Name:          m
        Type:          kubernetes
        DisplayName:   M
        Description:   d
        MaxTokenTTL:   5m0s
        TokenLocality: global
        Create Index:  1
        Modify Index:  2
        Config:
        {
          "A": [
            1,
            {
              "b": null,
              "z": 1
            }
          ],
          "CACert": "c",
          "Host": "h"
        }
        """,
        terminal.out());
  }

  @Test
  void shouldChangeAPartOfAConfiguration() {
    agent.answering(200, METHOD);
    assertEquals(0, run("acl auth-method update -name=m -kubernetes-host=k -max-token-ttl=90m"));
    String body = agent.requests().get(1);
    assertTrue(body.contains("\"MaxTokenTTL\":\"1h30m0s\""), body);
    assertTrue(body.contains("\"Config\":{\"Host\":\"k\",\"CACert\":\"c\",\"A\":[1,"), body);
    assertEquals(0, run("acl auth-method update -name=m -config={\"Host\":\"x\"}"));
    assertTrue(agent.requests().get(1).contains("\"Config\":{\"Host\":\"x\"}"));
  }

  @Test
  void shouldBindAServiceUnlessToldOtherwise() {
    agent.answering(200, RULE);
    assertEquals(0, run("acl binding-rule create -method=m -bind-name=n -selector=a==b"));
    assertEquals(
        """
        ID:           %s
        AuthMethod:   m
        Description:  d
        BindType:     role
        BindName:     n
        Selector:     s

        """
            .formatted(ID),
        terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/acl/binding-rule {\"AuthMethod\":\"m\",\"Description\":\"\",\"BindType\":\"service\",\"BindName\":\"n\",\"Selector\":\"a==b\"}"),
        agent.requests());
    agent.answering(200, "[" + RULE + "]");
    assertEquals(0, run("acl binding-rule list -method=m"));
    assertEquals(List.of("GET /v1/acl/binding-rules?authmethod=m"), agent.requests());
  }

  @Test
  void shouldPreviewATemplatedPolicy() {
    agent.answering(200, POLICY);
    assertEquals(0, run("acl templated-policy preview -name=builtin/service -var=name:api"));
    assertEquals(
        List.of("POST /v1/acl/templated-policy/preview/builtin/service {\"name\":\"api\"}"),
        agent.requests());
    agent.answering(200, "{\"builtin/b\":{\"TemplateName\":\"builtin/b\"},\"builtin/a\":{}}");
    assertEquals(0, run("acl templated-policy list -format=json"));
    assertTrue(terminal.out().startsWith("{\n    \"builtin/a\": {"), terminal.out());
  }

  @Test
  void shouldBootstrapWithARandomOrAGivenSecret() {
    agent.answering(200, "{\"AccessorID\":\"a\",\"SecretID\":\"s\"}");
    terminal.typing(" secret\n");
    assertEquals(0, run("acl bootstrap"));
    assertEquals(0, run("acl bootstrap -"));
    assertEquals(
        List.of("PUT /v1/acl/bootstrap", "PUT /v1/acl/bootstrap {\"BootstrapSecret\":\"secret\"}"),
        agent.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default|default acl_token",
        "recovery|agent_recovery agent_master",
        "dns|dns",
        "replication|replication acl_replication_token"
      })
  void shouldTryTheNameThatOlderAgentsKnow(String type, String names) {
    agent.answering(404, "");
    assertEquals(1, run("acl set-agent-token " + type + " t"));
    List<String> requests =
        List.of(names.split(" ")).stream()
            .map(name -> "PUT /v1/agent/token/" + name + " {\"Token\":\"t\"}")
            .toList();
    assertEquals(requests, agent.requests());
    agent.answering(200, "");
    assertEquals(0, run("acl set-agent-token " + type + " t"));
    assertEquals("ACL token \"" + type + "\" set successfully\n", terminal.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acl policy create|Missing require '-name' flag",
        "acl policy create -name=x -rules=@absent|Error loading rules: Failed to read file: open"
            + " absent: no such file or directory",
        "acl policy read|Must specify either the -id or -name parameters",
        "acl role create -name=x|Cannot create a role without specifying -policy-name, -policy-id,"
            + " -service-identity, -node-identity, or -templated-policy at least once",
        "acl role update|Cannot update a role without specifying the -id parameter",
        "acl auth-method create|Missing required '-type' flag",
        "acl auth-method create -type=kubernetes -name=k|Missing required '-kubernetes-host' flag",
        "acl auth-method create -type=jwt -name=k -config=[]|Error parsing JSON configuration"
            + " file: no JSON object",
        "acl binding-rule create -method=m|Missing required '-bind-name' flag",
        "acl binding-rule read|Must specify the -id parameter.",
        "acl set-agent-token|Error! Missing TYPE and TOKEN arguments",
        "acl set-agent-token x|Error! MISSING TYPE argument",
        "acl set-agent-token dns|Error! Missing TOKEN argument",
        "acl set-agent-token x y|Unknown token type",
        "acl templated-policy read|Must specify the -name parameter",
        "login -method=m|Missing required '-token-sink-file' flag",
        "login x|Should have no non-flag arguments."
      })
  void shouldAskNobodyWhenWordsAreWrong(String words, String text) {
    assertEquals(1, run(words));
    assertEquals(text, terminal.err().lines().findFirst().orElse(""));
    assertEquals(List.of(), agent.requests());
  }
}
