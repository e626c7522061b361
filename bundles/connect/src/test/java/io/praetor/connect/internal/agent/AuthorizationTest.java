package io.praetor.connect.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  private static final Authorization OTHERWISE = new Authorization(true, "default");
  private static final String WEB = "spiffe://td.consul/ns/default/dc/dc1/svc/web";

  @Test
  void shouldFollowTheFirstIntentionThatIsMeant() {
    String matches =
        """
        {"db": [
          {"SourceName": "web", "DestinationName": "db", "Action": "deny", "Precedence": 9},
          {"SourceName": "*", "DestinationName": "db", "Action": "allow", "Precedence": 8,
           "ID": "i"}]}
        """;
    assertEquals(
        new Authorization(
            false, "Matched L4 intention: default/web => default/db (Precedence: 9, Action: DENY)"),
        decide(WEB, matches));
    assertEquals(
        new Authorization(
            true,
            "Matched L4 intention: default/* => default/db (ID: i, Precedence: 8, Action: ALLOW)"),
        decide(WEB.replace("web", "other"), matches));
    assertEquals(OTHERWISE, decide(WEB, "{\"db\": []}"));
  }

  @Test
  void shouldAllowNoConnectionWhereRequestsAreLookedAt() {
    String matches =
        """
        {"db": [{"SourceName": "web", "DestinationName": "db", "Precedence": 9,
                 "Permissions": [{"Action": "allow"}]}]}
        """;
    assertEquals(
        new Authorization(
            false,
            "Matched L7 intention: default/web => default/db (Precedence: 9, Permissions: 1)"),
        decide(WEB, matches));
  }

  @Test
  void shouldRefuseQuestionsThatMakeNoSense() {
    assertRefused("Target service must be specified", "{\"ClientCertURI\": \"" + WEB + "\"}");
    assertRefused("ClientCertURI not a valid Connect identifier", "{\"Target\": \"db\"}");
    assertRefused(
        "ClientCertURI not a valid Service identifier",
        "{\"Target\": \"db\", \"ClientCertURI\": \"spiffe://td.consul\"}");
    assertRefused("Request decode failed: EOF", "");
  }

  private static void assertRefused(String reason, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var refusal =
        assertThrows(InvalidRequestException.class, () -> Authorization.Question.parse(bytes));
    assertEquals("Bad request: " + reason, refusal.getMessage());
  }

  private static Authorization decide(String uri, String matches) {
    String body = "{\"Target\": \"db\", \"ClientCertURI\": \"" + uri + "\"}";
    return Authorization.of(
        Authorization.Question.parse(body.getBytes(StandardCharsets.UTF_8)),
        matches.getBytes(StandardCharsets.UTF_8),
        OTHERWISE);
  }
}
