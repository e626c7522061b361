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
class TokenCommandsTest {

  private static final String ID = "a1b2c3d4-0000-0000-0000-000000000001";

  private static final String TOKEN =
      """
      {"CreateIndex":11,"ModifyIndex":12,"AccessorID":"%s","SecretID":"s",
       "Description":"d","Policies":[{"ID":"p1","Name":"kv"}],"Roles":[{"ID":"r1","Name":"r"}],
       "ServiceIdentities":[{"ServiceName":"web","Datacenters":["dc1","dc2"]}],
       "NodeIdentities":[{"NodeName":"n","Datacenter":"dc1"}],"Local":true,
       "CreateTime":"2021-03-04T05:06:07.890Z","Hash":"q80=","Legacy":false}
      """
          .formatted(ID);

  private static final String TEXT =
      """
      AccessorID:       %s
      SecretID:         s
      Description:      d
      Local:            true
      Create Time:      2021-03-04 05:06:07.89 +0000 UTC
      Policies:
         p1 - kv
      Roles:
         r1 - r
      Service Identities:
         web (Datacenters: dc1, dc2)
      Node Identities:
         n (Datacenter: dc1)

      """
          .formatted(ID);

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
    agent.answering(200, TOKEN);
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void shouldShowATokenByItsOldAndItsNewFlag() {
    assertEquals(0, terminal.run("acl", "token", "read", "-id=" + ID));
    assertEquals(TEXT, terminal.out());
    assertEquals(0, terminal.run("acl", "token", "read", "-accessor-id", ID));
    assertEquals(TEXT, terminal.out());
    assertEquals(List.of("GET /v1/acl/token/" + ID, "GET /v1/acl/token/" + ID), agent.requests());
  }

  @Test
  void shouldShowHashAndIndexes() {
    assertEquals(0, terminal.run("acl", "token", "read", "-self", "-meta"));
    assertTrue(
        terminal
            .out()
            .contains("Hash:             abcd\nCreate Index:     11\nModify Index:     12\nPol"));
    assertEquals(List.of("GET /v1/acl/token/self"), agent.requests());
  }

  @Test
  void shouldWriteJsonAsTheClientOfGoKnowsIt() {
    agent.answering(200, "{\"AccessorID\":\"a\",\"New\":1,\"Policies\":[],\"Hash\":\"\"}");
    assertEquals(0, terminal.run("acl", "token", "read", "-self", "-format=json"));
    assertEquals(
        """
        {
            "CreateIndex": 0,
            "ModifyIndex": 0,
            "AccessorID": "a",
            "SecretID": "",
            "Description": "",
            "Local": false,
            "CreateTime": "0001-01-01T00:00:00Z"
        }
        """,
        terminal.out());
  }

  @Test
  void shouldListTokens() {
    agent.answering(200, "[" + TOKEN + "," + TOKEN + "]");
    assertEquals(0, terminal.run("acl", "token", "list"));
    String one = TEXT.strip().replace("Policies:", "Legacy:           false\nPolicies:");
    assertEquals(one + "\n\n" + one + "\n\n", terminal.out());
  }

  @Test
  void shouldFindTheOnlyTokenWithABeginning() {
    agent.answering(200, "[{\"AccessorID\":\"a1\"},{\"AccessorID\":\"b1\"}]");
    assertEquals(0, terminal.run("acl", "token", "delete", "-id=a"));
    assertEquals("Token \"a1\" deleted successfully\n", terminal.out());
    assertEquals(List.of("GET /v1/acl/tokens", "DELETE /v1/acl/token/a1"), agent.requests());
    agent.answering(200, "[{\"AccessorID\":\"a1\"},{\"AccessorID\":\"a2\"}]");
    assertEquals(1, terminal.run("acl", "token", "delete", "-id=a"));
    assertEquals("Error determining token ID: Partial token ID is not unique\n", terminal.err());
    assertEquals(1, terminal.run("acl", "token", "delete", "-id=x"));
    assertEquals("Error determining token ID: No such token ID with prefix: x\n", terminal.err());
  }

  @Test
  void shouldMakeATokenOfAllThatFlagsName() {
    String[] words = {
      "acl",
      "token",
      "create",
      "-description=d",
      "-policy-name=kv",
      "-policy-id=" + ID,
      "-role-name=r",
      "-service-identity=web:dc1,dc2",
      "-node-identity=n:dc1",
      "-expires-ttl=1h",
      "-templated-policy=builtin/service",
      "-var=name:api"
    };
    assertEquals(0, terminal.run(words));
    assertEquals(TEXT, terminal.out());
    assertEquals(
        List.of(
            "PUT /v1/acl/token {\"AccessorID\":\"\",\"SecretID\":\"\",\"Description\":\"d\","
                + "\"Local\":false,\"ExpirationTTL\":3600000000000,"
                + "\"TemplatedPolicies\":[{\"TemplateName\":\"builtin/service\","
                + "\"TemplateVariables\":{\"name\":\"api\"}}],"
                + "\"Policies\":[{\"Name\":\"kv\"},{\"ID\":\""
                + ID
                + "\"}],\"ServiceIdentities\":[{\"ServiceName\":\"web\","
                + "\"Datacenters\":[\"dc1\",\"dc2\"]}],"
                + "\"NodeIdentities\":[{\"NodeName\":\"n\",\"Datacenter\":\"dc1\"}],"
                + "\"Roles\":[{\"Name\":\"r\"}]}"),
        agent.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-merge-policies -policy-name=x|[{'ID':'p1','Name':'kv'},{'Name':'x'}]|null|null",
        "-merge-policies -policy-name=kv|[{'ID':'p1','Name':'kv'}]|null|null",
        "-append-policy-name=x|[{'ID':'p1','Name':'kv'},{'Name':'x'}]|null|null",
        "-policy-name=x|[{'Name':'x'}]|null|null",
        "-append-role-name=x|[]|[{'ID':'r1','Name':'r'},{'Name':'x'}]|null",
        "-merge-roles|[]|[{'ID':'r1','Name':'r'}]|null",
        "-append-service-identity=web:dc9|[]|null|[{'ServiceName':'web','Datacenters':['dc9']}]"
      })
  void shouldReplaceMergeOrAppend(String flags, String policies, String roles, String services) {
    String words = "acl token update -id=" + ID + " " + flags;
    assertEquals(0, terminal.run(words.split(" ")));
    String body = agent.requests().get(1);
    assertTrue(body.startsWith("PUT /v1/acl/token/" + ID + " {"), body);
    assertTrue(body.contains("\"Description\":\"d\""), body);
    assertMember(body, "Policies", policies);
    assertMember(body, "Roles", roles.equals("null") ? "[]" : roles);
    assertMember(body, "ServiceIdentities", services.equals("null") ? "[]" : services);
  }

  private static void assertMember(String body, String name, String value) {
    String member = "\"" + name + "\":" + value.replace('\'', '"');
    assertTrue(body.contains(member), body + " has not " + member);
  }

  @Test
  void shouldExplainWhatATokenMayDo() {
    agent.answering(
        200,
        """
        [{"Resource":"key","Access":"write","Segment":"app/a:b","Allow":true,
          "Rule":"key_prefix \\"app/\\" { policy = \\"write\\" }","Policy":"app","PolicyID":"p1",
          "Via":"role web","Default":false},
         {"Resource":"operator","Access":"read","Segment":"","Allow":false,"Rule":"","Policy":"",
          "PolicyID":"","Via":"","Default":true}]
        """);
    String[] words = {
      "acl", "token", "read", "-id=" + ID, "-explain=key:write:app/a:b", "-explain=operator:read"
    };
    assertEquals(0, terminal.run(words));
    assertEquals(
        """
        key:write:app/a:b: allowed
           Rule:   key_prefix "app/" { policy = "write" }
           Policy: app (p1)
           Via:    role web
        operator:read: denied by default, no rule matches

        """,
        terminal.out());
    assertEquals(
        List.of(
            "POST /v1/internal/acl/explain?accessor="
                + ID
                + " [{\"Resource\":\"key\",\"Access\":\"write\",\"Segment\":\"app/a:b\"},"
                + "{\"Resource\":\"operator\",\"Access\":\"read\",\"Segment\":\"\"}]"),
        agent.requests());
    assertEquals(0, terminal.run("acl", "token", "read", "-self", "-explain=key:read:a"));
    assertTrue(agent.requests().get(0).startsWith("POST /v1/internal/acl/explain ["));
  }

  @Test
  void shouldExpandAToken() {
    String expanded =
        "{\"ExpandedPolicies\":[{\"ID\":\"p1\",\"Name\":\"kv\",\"Description\":\"k\","
            + "\"Rules\":\"a = 1\\nb = 2\\n\"}],\"AgentACLDefaultPolicy\":\"deny\","
            + "\"AgentACLDownPolicy\":\"extend-cache\",\"ResolvedByAgent\":\"n1\","
            + TOKEN.strip().substring(1);
    agent.answering(200, expanded);
    assertEquals(0, terminal.run("acl", "token", "read", "-id=" + ID, "-expanded"));
    assertEquals(
        TEXT.stripTrailing()
            + """

            Policy kv:
               ID:             p1
               Description:    k
               Rules:
                  a = 1
                  b = 2
            === End of Authorizer Layer 0: Token ===
            Resolved By Agent:  n1
            Default Policy:     deny
            Down Policy:        extend-cache

            """,
        terminal.out());
    assertEquals(List.of("GET /v1/acl/token/" + ID + "?expanded=true"), agent.requests());
    assertEquals(0, terminal.run("acl", "token", "read", "-id=" + ID, "-expanded", "-format=json"));
    assertTrue(terminal.out().contains("\"AgentACLDefaultPolicy\": \"deny\""), terminal.out());
    assertTrue(terminal.out().contains("\"AccessorID\": \"" + ID), terminal.out());
  }

  @Test
  void shouldTakeTemplatesFromAFile() throws IOException {
    String file =
        Files.writeString(directory.resolve("t.json"), "[{\"TemplateName\":\"builtin/dns\"}]")
            .toString();
    assertEquals(0, terminal.run("acl", "token", "create", "-templated-policy-file=" + file));
    assertMember(agent.requests().get(0), "TemplatedPolicies", "[{'TemplateName':'builtin/dns'}]");
  }

  @Test
  void shouldDoNothingForAnUnknownFormat() {
    assertEquals(1, terminal.run("acl", "token", "create", "-policy-name=kv", "-format=xml"));
    assertEquals("Unknown format: xml\n", terminal.err());
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldSayWhatTheAgentSays() {
    agent.answering(403, "Permission denied");
    assertEquals(1, terminal.run("acl", "token", "list"));
    assertEquals(
        "Failed to retrieve the token list: Unexpected response code: 403 (Permission denied)\n",
        terminal.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read|Must specify the -accessor-id parameter",
        "read -self -explain=key|Malformed -explain argument: \"key\"",
        "read -self -explain=key:write|Malformed -explain argument: \"key:write\": say which key,"
            + " as key:write:NAME",
        "read -self -explain=:read:x|Malformed -explain argument: \":read:x\"",
        "read -self -expanded|Cannot use -expanded together with -self",
        "delete|Must specify the -accessor-id parameter",
        "update|Cannot update a token without specifying the -accessor-id parameter",
        "clone|Cannot update a token without specifying the -accessor-id parameter",
        "create -node-identity=n|Malformed -node-identity argument: \"n\"",
        "create -service-identity=a:b:c|Malformed -service-identity argument: \"a:b:c\"",
        "create -templated-policy=x -var=y|Malformed -var argument: \"y\"",
        "read -self -token-file=absent|Error connecting to Consul agent: Error loading token file:"
            + " open absent: no such file or directory"
      })
  void shouldAskNobodyWhenFlagsAreWrong(String words, String text) {
    assertEquals(1, terminal.run(("acl token " + words).split(" ")));
    assertEquals(text + "\n", terminal.err());
    assertEquals(List.of(), agent.requests());
  }
}
