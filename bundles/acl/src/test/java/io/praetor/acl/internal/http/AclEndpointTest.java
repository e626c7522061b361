package io.praetor.acl.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.http.Action;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.HttpEndpointContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are those that were recorded from Consul 1.10. */
class AclEndpointTest extends HttpEndpointContract {

  private static final String NONE = "11111111-2222-3333-4444-555555555555";

  @TempDir Path directory;
  private final AclApi api = new AclApi();

  @Override
  protected HttpEndpoint create() {
    return new AclApi().endpoint();
  }

  @Test
  void shouldTellWhatEachRouteNeeds() {
    api.routes()
        .forEach(
            route ->
                route
                    .handlers()
                    .forEach((method, handler) -> assertInstanceOf(Action.class, handler)));
  }

  @Test
  void shouldSaySoWhereAccessIsNotControlled() {
    api.settings.put("enabled", false);
    for (String path :
        new String[] {"/v1/acl/tokens", "/v1/acl/replication", "/v1/acl/policy/" + NONE}) {
      assertEquals("401 ACL support disabled", api.get(path));
    }
    assertEquals("401 ACL support disabled", api.put("/v1/acl/bootstrap", ""));
  }

  @Test
  void shouldMakeTheFirstTokenOnce() {
    String made = api.put("/v1/acl/bootstrap", "");
    assertTrue(made.startsWith("{\"ID\":\"a0000000-0000-4000-8000-000000000002\""), made);
    assertEquals(
        "Permission denied: ACL bootstrap no longer allowed (reset index: 1)",
        api.put("/v1/acl/bootstrap", ""));
  }

  @Test
  void shouldTakeTheFirstTokenAwayFromWhoeverHasItWhenAnotherOneIsMade() throws Exception {
    api.dataDirectory(directory);
    String first = AclApi.member(api.put("/v1/acl/bootstrap", ""), "SecretID");
    assertTrue(api.call("GET", "/v1/acl/token/self", "", first).contains(first));
    Path reset = directory.resolve("acl-bootstrap-reset");
    Files.writeString(reset, "7\n");
    assertEquals(
        "Invalid bootstrap reset index (specified 7, reset index: 1)",
        api.put("/v1/acl/bootstrap", ""));
    assertTrue(Files.exists(reset), "whoever may not make a token does not use it up");
    Files.writeString(reset, "1\n");
    String second = AclApi.member(api.put("/v1/acl/bootstrap", ""), "SecretID");
    assertFalse(Files.exists(reset));
    assertEquals("403 ACL not found", api.call("GET", "/v1/acl/token/self", "", first));
    assertTrue(api.call("GET", "/v1/acl/token/self", "", second).contains(second));
    Files.writeString(reset, "1\n");
    assertTrue(api.put("/v1/acl/bootstrap", "").startsWith("Invalid bootstrap reset index"));
  }

  @Test
  void shouldKeepTheResetFileWhenTheCommandDoesNotGetThrough() throws Exception {
    api.dataDirectory(directory);
    String first = AclApi.member(api.put("/v1/acl/bootstrap", ""), "SecretID");
    Path reset = directory.resolve("acl-bootstrap-reset");
    Files.writeString(reset, "1");
    assertEquals(
        "Invalid Token: SecretID is already in use",
        api.put("/v1/acl/bootstrap", "{\"BootstrapSecret\": \"" + first + "\"}"));
    assertTrue(Files.exists(reset));
    assertTrue(api.put("/v1/acl/bootstrap", "").startsWith("{\"ID\""));
    assertFalse(Files.exists(reset));
  }

  @Test
  void shouldTouchTheResetFileOnlyWhereThatMayTakeTime() {
    AtomicInteger touched = new AtomicInteger();
    api.files =
        task -> {
          touched.incrementAndGet();
          task.run();
        };
    api.dataDirectory(directory).put("/v1/acl/bootstrap", "");
    assertEquals(1, touched.get());
    api.put("/v1/acl/bootstrap", "");
    assertEquals(2, touched.get());
  }

  @Test
  void shouldNotFillTheLogForWhoeverMayNotMakeAToken() {
    api.put("/v1/acl/bootstrap", "");
    long writes = api.state.state().writes();
    assertTrue(api.put("/v1/acl/bootstrap", "").startsWith("Permission denied"));
    assertEquals(writes, api.state.state().writes());
  }

  @Test
  void shouldTakeASecretForTheFirstToken() {
    String made = api.put("/v1/acl/bootstrap", "{\"BootstrapSecret\": \"" + NONE + "\"}");
    assertEquals(NONE, AclApi.member(made, "SecretID"));
    assertEquals(
        "Invalid bootstrap token: not a valid UUID",
        new AclApi().put("/v1/acl/bootstrap", "{\"BootstrapSecret\": \"x\"}"));
  }

  @Test
  void shouldLookAfterNamesOfPolicies() {
    String made = api.put("/v1/acl/policy", "{\"Name\": \"a\", \"Rules\": \"acl = \\\"read\\\"\"}");
    String id = AclApi.member(made, "ID");
    assertEquals(made, api.get("/v1/acl/policy/name/A"));
    assertEquals(
        "Invalid Policy: A Policy with Name \"A\" already exists",
        api.put("/v1/acl/policy", "{\"Name\": \"A\"}"));
    api.put("/v1/acl/policy", "{\"Name\": \"b\"}");
    assertEquals(
        "Invalid Policy: A policy with name \"b\" already exists",
        api.put("/v1/acl/policy/" + id, "{\"Name\": \"b\"}"));
    assertTrue(api.put("/v1/acl/policy/" + id, "{\"Name\": \"A\"}").contains("\"Name\":\"A\""));
    assertEquals(
        "cannot find policy " + NONE, api.put("/v1/acl/policy/" + NONE, "{\"Name\": \"c\"}"));
    assertEquals("true", api.delete("/v1/acl/policy/" + id));
    assertEquals("403 ACL not found", api.get("/v1/acl/policy/" + id));
    assertEquals(
        "failed acl policy lookup: index error: UUID must be 36 characters",
        api.get("/v1/acl/policy/x"));
  }

  @Test
  void shouldShowSecretsOnlyToWhoMayChangeTokens() {
    api.put("/v1/acl/token", "{\"SecretID\": \"" + NONE + "\"}");
    assertTrue(api.get("/v1/acl/tokens").contains(NONE));
    api.caller = FakeAuthorizer.allowing("acl:read");
    String list = api.get("/v1/acl/tokens");
    assertFalse(list.contains(NONE), list);
    assertTrue(list.contains("<hidden>"));
    String accessor = AclApi.member(list, "AccessorID");
    assertFalse(api.get("/v1/acl/token/" + accessor).contains(NONE));
    assertFalse(api.get("/v1/acl/token/" + accessor + "?expanded=true").contains(NONE));
  }

  @Test
  void shouldShowWhatIdentitiesComeToInAnExpandedToken() {
    String role =
        api.put(
            "/v1/acl/role",
            "{\"Name\": \"r\", \"ServiceIdentities\": [{\"ServiceName\": \"web\"}]}");
    String made =
        api.put(
            "/v1/acl/token",
            """
            {"ServiceIdentities": [{"ServiceName": "web"}, {"ServiceName": "db"}],
             "NodeIdentities": [{"NodeName": "n1", "Datacenter": "dc1"}],
             "TemplatedPolicies": [{"TemplateName": "builtin/dns"}], "Roles": [{"Name": "r"}]}
            """);
    assertTrue(role.contains("\"web\""), role);
    String expanded =
        api.get("/v1/acl/token/" + AclApi.member(made, "AccessorID") + "?expanded=true");
    for (String one :
        new String[] {
          "service identity \"web\"",
          "service identity \"db\"",
          "node identity \"n1\"",
          "generated from templated policy: builtin/dns"
        }) {
      assertEquals(2, expanded.split(Pattern.quote(one)).length, expanded);
    }
  }

  @Test
  void shouldBoundTheLivesOfTokens() {
    String made = api.put("/v1/acl/token", "{\"ExpirationTTL\": \"1m\"}");
    String secret = AclApi.member(made, "SecretID");
    assertEquals("1970-01-01T00:17:40Z", AclApi.member(made, "ExpirationTime"));
    assertEquals(made, api.call("GET", "/v1/acl/token/self", "", secret));
    api.now += 60_000;
    assertEquals("403 ACL not found", api.call("GET", "/v1/acl/token/self", "", secret));
    assertEquals("[]", api.get("/v1/acl/tokens"));
    assertEquals(
        "ExpirationTime cannot be less than 1m0s in the future (was 10s)",
        api.put("/v1/acl/token", "{\"ExpirationTTL\": \"10s\"}"));
    assertEquals(
        "ExpirationTime cannot be more than 24h0m0s in the future (was 48h0m0s)",
        api.put("/v1/acl/token", "{\"ExpirationTTL\": \"48h\"}"));
    assertTrue(
        api.put("/v1/acl/token", "{\"ExpirationTime\": \"9999-12-31T23:59:59Z\"}")
            .startsWith("ExpirationTime cannot be more than 24h0m0s in the future"));
    assertEquals(
        "Token Expiration TTL '-1m0s' should be > 0",
        api.put("/v1/acl/token", "{\"ExpirationTTL\": \"-1m\"}"));
  }

  @Test
  void shouldNotLetATokenBecomeAnother() {
    String made = api.put("/v1/acl/token", "{\"Description\": \"one\"}");
    String path = "/v1/acl/token/" + AclApi.member(made, "AccessorID");
    assertEquals(
        "Changing a tokens SecretID is not permitted",
        api.put(path, "{\"SecretID\": \"" + NONE + "\"}"));
    assertEquals(
        "cannot toggle local mode of " + AclApi.member(made, "AccessorID"),
        api.put(path, "{\"Local\": true}"));
    assertTrue(api.put(path, "{\"AuthMethod\": \"x\"}").startsWith("Cannot change AuthMethod of"));
    assertTrue(
        api.put(path, "{\"ExpirationTTL\": \"1h\"}").startsWith("Cannot change expiration time"));
    assertTrue(api.put(path, "{\"Description\": \"two\"}").contains("\"Description\":\"two\""));
    assertEquals("Cannot find token \"" + NONE + "\"", api.put("/v1/acl/token/" + NONE, "{}"));
    assertEquals(
        "Invalid Token: UUIDs with the prefix \"00000000-0000-0000-0000-0000000000\" are reserved",
        api.put("/v1/acl/token", "{\"AccessorID\": \"00000000-0000-0000-0000-000000000009\"}"));
  }

  @Test
  void shouldLetNothingIntoRulesThatCouldEndAText() {
    for (String name : new String[] {"a\\\" b", "A", "", "a\\n", "-a", "a b"}) {
      String body =
          "{\"TemplatedPolicies\": [{\"TemplateName\": \"builtin/service\","
              + " \"TemplateVariables\": {\"Name\": \""
              + name
              + "\"}}]}";
      assertTrue(api.put("/v1/acl/token", body).startsWith("validation error"), body);
      String identity = "{\"ServiceIdentities\": [{\"ServiceName\": \"" + name + "\"}]}";
      assertTrue(api.put("/v1/acl/token", identity).startsWith("Service identity"), identity);
    }
    assertTrue(
        api.put(
                "/v1/acl/token",
                "{\"TemplatedPolicies\": [{\"TemplateName\": \"builtin/service\","
                    + " \"TemplateVariables\": {\"Name\": \"web\"}}]}")
            .contains("\"TemplateVariables\":{\"Name\":\"web\"}"));
    assertEquals(
        "no such ACL templated policy with Name \"x\"",
        api.put("/v1/acl/token", "{\"TemplatedPolicies\": [{\"TemplateName\": \"x\"}]}"));
  }

  @Test
  void shouldPreviewTemplates() {
    assertTrue(
        api.call("POST", "/v1/acl/templated-policy/preview/builtin/node", "{\"name\": \"n\"}", "")
            .contains("node \"n\""));
    assertEquals(
        "Bad request: templated policy \"x\" does not exist",
        api.call("POST", "/v1/acl/templated-policy/preview/x", "{}", ""));
    assertTrue(api.get("/v1/acl/templated-policies").contains("builtin/nomad-server"));
    assertEquals(
        "Bad request: Invalid templated policy Name: x",
        api.get("/v1/acl/templated-policy/name/x"));
  }

  @Test
  void shouldTellWhichRuleDecides() {
    api.put(
        "/v1/acl/policy",
        "{\"Name\": \"app\", \"Rules\": \"key_prefix \\\"app/\\\" { policy ="
            + " \\\"write\\\" }\"}");
    api.put("/v1/acl/role", "{\"Name\": \"deployer\", \"Policies\": [{\"Name\": \"app\"}]}");
    String token = api.put("/v1/acl/token", "{\"Roles\": [{\"Name\": \"deployer\"}]}");
    String answer =
        api.call(
            "POST",
            "/v1/internal/acl/explain?accessor=" + AclApi.member(token, "AccessorID"),
            "[{\"Resource\":\"key\",\"Access\":\"write\",\"Segment\":\"app/a\"},"
                + " {\"Resource\":\"operator\",\"Access\":\"read\"}]",
            "");
    assertTrue(
        answer.startsWith(
            "[{\"Resource\":\"key\",\"Access\":\"write\",\"Segment\":\"app/a\",\"Allow\":true,"
                + "\"Rule\":\"key_prefix \"app/\" { policy = \"write\" }\","
                + "\"Policy\":\"app\""),
        answer);
    assertTrue(answer.contains("\"Via\":\"role \"deployer\"\",\"Default\":false"), answer);
    assertTrue(answer.contains("\"Resource\":\"operator\""), answer);
    assertEquals(
        "403 ACL not found",
        api.call("POST", "/v1/internal/acl/explain?accessor=" + NONE, "[]", ""));
    api.caller = FakeAuthorizer.allowing();
    assertEquals(
        "Permission denied",
        api.call("POST", "/v1/internal/acl/explain?accessor=" + NONE.replace('1', '2'), "[]", ""));
  }

  @Test
  void shouldAnswerQuestionsAboutOnesOwnRights() {
    api.caller = FakeAuthorizer.allowing("key:read \"a\"");
    assertEquals(
        "[{\"Resource\":\"key\",\"Segment\":\"a\",\"Access\":\"read\",\"Allow\":true}]",
        ask("[{\"Resource\":\"key\",\"Segment\":\"a\",\"Access\":\"read\"}]"));
    assertEquals(
        "Bad request: Invalid ACL resource requested: \"nonsense\"",
        ask("[{\"Resource\":\"nonsense\",\"Access\":\"read\"}]"));
    assertEquals("[]", ask("[]"));
    String one = "{\"Resource\":\"key\",\"Access\":\"read\"}";
    assertEquals(
        "Bad request: Refusing to process more than 64 authorizations at once",
        ask("[" + (one + ",").repeat(64) + one + "]"));
  }

  private String ask(String body) {
    return api.call("POST", "/v1/internal/acl/authorize", body, "");
  }

  @Test
  void shouldTellOtherAgentsWhatATokenGivesAndKeepLocalOnesHome() {
    String made = api.put("/v1/acl/token", "{\"Local\": true, \"SecretID\": \"" + NONE + "\"}");
    String path = "/v1/internal/acl/entitlement";
    assertTrue(api.call("GET", path, "", NONE).contains(AclApi.member(made, "AccessorID")));
    assertFalse(api.call("GET", path, "", NONE).contains(NONE));
    assertEquals("ACL not found", api.call("GET", path + "?global", "", NONE));
    assertEquals("ACL not found", api.call("GET", path, "", "x"));
  }

  @Test
  void shouldKeepTokensOfTheTimeBeforePolicies() {
    String id =
        AclApi.member(
            api.put(
                "/v1/acl/create",
                "{\"Name\": \"old\", \"Rules\": \"key \\\"a\\\" { policy = \\\"read\\\" }\"}"),
            "ID");
    assertTrue(api.get("/v1/acl/info/" + id).contains("\"Type\":\"client\""));
    assertEquals(api.get("/v1/acl/info/" + id), api.get("/v1/acl/list"));
    assertTrue(
        api.call("GET", "/v1/internal/acl/entitlement", "", id).contains("key_prefix \"a\""));
    String copy = AclApi.member(api.put("/v1/acl/clone/" + id, ""), "ID");
    assertTrue(api.get("/v1/acl/info/" + copy).contains("\"Name\":\"old\""));
    assertEquals("true", api.put("/v1/acl/destroy/" + id, ""));
    assertEquals("[]", api.get("/v1/acl/info/" + id));
    assertEquals("403 Permission denied", api.put("/v1/acl/clone/" + id, ""));
    String token = AclApi.member(api.put("/v1/acl/token", "{}"), "SecretID");
    assertTrue(api.put("/v1/acl/destroy/" + token, "").startsWith("Cannot use the legacy"));
    assertEquals("Invalid ACL Type", api.put("/v1/acl/create", "{\"Type\": \"x\"}"));
    assertTrue(
        api.put("/v1/acl/create", "{\"Rules\": \"key {\"}").startsWith("ACL rule compilation"));
  }
}
