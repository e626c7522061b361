package io.praetor.itest.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may do everything, and asks one agent for policies and tokens. */
public final class AclOperator {

  private final AgentProcess agent;
  private final String secret;

  private AclOperator(AgentProcess agent, String secret) {
    this.agent = agent;
    this.secret = secret;
  }

  /**
   * One whose token does not have to be made; returns when the agent knows it.
   *
   * @param secret of a token that may do everything
   */
  public static AclOperator of(AgentProcess agent, String secret, Duration limit) {
    agent.await(limit, "/v1/acl/token/self?token=" + secret, told -> told.contains(secret));
    return new AclOperator(agent, secret);
  }

  /** The first one of a datacenter, which nobody can become after that. */
  public static AclOperator first(AgentProcess server, Duration limit) {
    KvClient anybody = server.client();
    Deadline deadline = new Deadline(limit, "the tables of access control");
    HttpResponse<String> answer = anybody.send("PUT", "/v1/acl/bootstrap", "");
    while (answer.statusCode() != 200) {
      deadline.pause();
      answer = anybody.send("PUT", "/v1/acl/bootstrap", "");
    }
    assertEquals(403, anybody.send("PUT", "/v1/acl/bootstrap", "").statusCode());
    return new AclOperator(server, field("SecretID", answer.body()));
  }

  /** A token's two names. */
  public record Token(String accessor, String secret) {}

  public String secret() {
    return secret;
  }

  /**
   * Makes a token.
   *
   * @param name of the policy that is made for it
   * @param rules of that policy
   * @param more members of the token, with a comma before each
   */
  public Token token(String name, String rules, String more) {
    String quoted = rules.replace("\"", "\\\"");
    ask("PUT", "/v1/acl/policy", "{\"Name\": \"%s\", \"Rules\": \"%s\"}".formatted(name, quoted));
    String body = "{\"Policies\": [{\"Name\": \"%s\"}]%s}".formatted(name, more);
    String made = ask("PUT", "/v1/acl/token", body);
    return new Token(field("AccessorID", made), field("SecretID", made));
  }

  /** Ends a token. */
  public void end(Token token) {
    ask("DELETE", "/v1/acl/token/" + token.accessor(), "");
  }

  /** Asks for something that is done. */
  public String ask(String method, String path, String body) {
    String mark = path.contains("?") ? "&" : "?";
    HttpResponse<String> answer =
        agent.client().send(method, path + mark + "token=" + secret, body);
    assertEquals(200, answer.statusCode(), () -> path + ": " + answer.body());
    return answer.body();
  }

  private static String field(String name, String json) {
    Matcher matcher = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    assertTrue(matcher.find(), json);
    return matcher.group(1);
  }
}
