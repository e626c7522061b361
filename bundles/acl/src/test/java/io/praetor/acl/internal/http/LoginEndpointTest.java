package io.praetor.acl.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a kind of auth method whose credentials are {@code user:team}. */
class LoginEndpointTest {

  private final AclApi api = new AclApi();
  private int open;

  private final AuthMethodType type =
      config -> {
        if (config.isEmpty()) {
          throw new InvalidRequestException("nothing is set");
        }
        open++;
        return new Validator() {
          @Override
          public CompletableFuture<Identity> verify(String bearerToken) {
            String[] parts = bearerToken.split(":", -1);
            return parts.length == 2
                ? CompletableFuture.completedFuture(identity(parts[0], parts[1]))
                : CompletableFuture.failedFuture(new ForbiddenException("no such user"));
          }

          @Override
          public Identity example() {
            return identity("", "");
          }

          @Override
          public void close() {
            open--;
          }
        };
      };

  private static Identity identity(String user, String team) {
    return new Identity(
        Map.of(
            "value", Map.of("user", user, "team", team), "list", Map.of("groups", List.of(team))),
        Map.of("value.user", user, "value.team", team));
  }

  @BeforeEach
  void addMethod() {
    api.types.put("plain", type);
    api.put(
        "/v1/acl/auth-method", "{\"Name\": \"m\", \"Type\": \"plain\", \"Config\": {\"a\": 1}}");
  }

  private String rule(String type, String name, String selector) {
    return api.put(
        "/v1/acl/binding-rule",
        "{\"AuthMethod\": \"m\", \"BindType\": \""
            + type
            + "\", \"BindName\": \""
            + name
            + "\", \"Selector\": \""
            + selector
            + "\"}");
  }

  private String login(String bearer) {
    return api.call(
        "POST",
        "/v1/acl/login",
        "{\"AuthMethod\": \"m\", \"BearerToken\": \"" + bearer + "\", \"Meta\": {\"pod\": \"p1\"}}",
        "");
  }

  @Test
  void shouldGiveWhatTheRulesBind() {
    rule("service", "svc-${value.user}", "value.team == blue");
    rule("node", "n-${ value.team }", "red in list.groups");
    String blue = login("Alice:blue");
    assertTrue(blue.contains("\"ServiceIdentities\":[{\"ServiceName\":\"svc-alice\"}]"), blue);
    assertFalse(blue.contains("NodeIdentities"), blue);
    assertTrue(
        blue.contains("\"Description\":\"token created via login: {\"pod\":\"p1\"}\""), blue);
    assertTrue(blue.contains("\"Local\":true,\"AuthMethod\":\"m\""), blue);
    String red = login("bob:red");
    assertTrue(red.contains("{\"NodeName\":\"n-red\",\"Datacenter\":\"dc1\"}"), red);
    assertEquals("Permission denied", login("carol:green"));
    assertEquals("no such user", login("x"));
  }

  @Test
  void shouldLetNoNameOfAnIdentityEscapeIntoRules() {
    rule("service", "svc-${value.user}", "");
    for (String user : new String[] {"a\\\" {", "a b", "${value.team}", "a\\n", "ä", ""}) {
      String answer = login(user + ":x");
      assertTrue(answer.startsWith("computed \"service\" bind name"), answer);
    }
  }

  @Test
  void shouldGiveRolesAndPoliciesThatAreThere() {
    rule("role", "r-${value.user}", "");
    assertEquals("Permission denied", login("a:x"));
    api.put("/v1/acl/role", "{\"Name\": \"r-a\"}");
    assertTrue(login("a:x").contains("\"Roles\":[{"));
    rule("policy", "absent", "value.user == b");
    assertEquals("No such ACL policy with name \"absent\"", login("b:x"));
  }

  @Test
  void shouldEndWhatAMethodGaveWithIt() {
    rule("service", "svc", "");
    String secret = AclApi.member(login("a:x"), "SecretID");
    assertTrue(api.call("GET", "/v1/acl/token/self", "", secret).contains(secret));
    assertEquals("true", api.delete("/v1/acl/auth-method/m"));
    assertEquals("403 ACL not found", api.call("GET", "/v1/acl/token/self", "", secret));
    assertEquals("[]", api.get("/v1/acl/binding-rules"));
    assertEquals("ACL not found: auth method \"m\" not found", login("a:x"));
  }

  @Test
  void shouldLetOnlyThoseLogOutWhoLoggedIn() {
    rule("service", "svc", "");
    String secret = AclApi.member(login("a:x"), "SecretID");
    assertEquals("true", api.call("POST", "/v1/acl/logout", "", secret));
    assertEquals("ACL not found", api.call("POST", "/v1/acl/logout", "", secret));
    assertEquals("ACL not found", api.call("POST", "/v1/acl/logout", "", ""));
    String made = AclApi.member(api.put("/v1/acl/token", "{}"), "SecretID");
    assertEquals("Permission denied", api.call("POST", "/v1/acl/logout", "", made));
  }

  @Test
  void shouldKeepOneValidatorPerMethodAsLongAsItStays() {
    rule("service", "svc", "");
    login("a:x");
    login("b:x");
    assertEquals(1, open);
    api.put(
        "/v1/acl/auth-method/m",
        "{\"Type\": \"plain\", \"Config\": {\"a\": 2}, \"MaxTokenTTL\": \"5m\"}");
    assertTrue(login("a:x").contains("\"ExpirationTime\":\"1970-01-01T00:21:40Z\""));
    assertEquals(1, open);
  }

  @Test
  void shouldRefuseMethodsAndRulesInConsulsWords() {
    assertEquals(
        "Invalid Auth Method: Type should be one of: [plain]",
        api.put("/v1/acl/auth-method", "{\"Name\": \"x\", \"Type\": \"nonsense\"}"));
    assertEquals(
        "Invalid Auth Method: nothing is set",
        api.put("/v1/acl/auth-method", "{\"Name\": \"x\", \"Type\": \"plain\"}"));
    assertEquals(
        "MaxTokenTTL 30s cannot be less than 1m0s",
        api.put(
            "/v1/acl/auth-method",
            "{\"Name\": \"x\", \"Type\": \"plain\", \"MaxTokenTTL\": \"30s\"}"));
    assertEquals(
        "Invalid Binding Rule: invalid BindName: 1:3: unknown variable accessed: value.nope",
        rule("service", "${value.nope}", ""));
    assertEquals("Invalid Binding Rule: unknown BindType \"wrong\"", rule("wrong", "x", ""));
    assertEquals("Invalid Binding Rule: no BindName is set", rule("service", "", ""));
    assertEquals("Invalid Binding Rule: invalid BindName", rule("service", "A B", ""));
    assertTrue(
        rule("service", "x", "nope.user == 1")
            .startsWith("invalid Binding Rule: Selector is invalid: "));
    assertTrue(rule("service", "x", "value.nope == 1").contains("\"Selector\""));
  }
}
