package io.praetor.itest.acl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.Dns;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every method of every route of a running agent, asked for by whoever may and by all those who may
 * not. {@link MatrixTable} says what each needs; what has to come out follows from that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsMatrixIT {

  private static final String ANONYMOUS = "anonymous";

  private static final String EXPIRED = "expired";

  /** Those who are refused before anything is asked for. */
  private static final Set<String> UNKNOWN = Set.of("deleted", "stranger", EXPIRED);

  /** Nobody here knows it, as if another datacenter had made it. */
  private static final String STRANGER = "0badc0de-0000-4000-8000-000000000000";

  /** The shortest that there is. */
  private static final String LIFE = "1m";

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir static Path directory;

  private static final Map<List<AclRule>, String> ENDING = new LinkedHashMap<>();
  private static final Map<List<AclRule>, String> LAX_ENDING = new LinkedHashMap<>();
  private static GuardedAgent agent;
  private static MatrixWorld world;

  /** Allows what is not refused. */
  private static GuardedAgent lax;

  private static MatrixWorld laxWorld;

  @BeforeAll
  static void start() throws IOException {
    agent = new GuardedAgent(directory.resolve("deny"), "deny");
    world = new MatrixWorld(agent).settleFully();
    lax = new GuardedAgent(directory.resolve("allow"), "allow");
    laxWorld = new MatrixWorld(lax).settleFully();
    MatrixTable.rows().stream()
        .filter(row -> !row.isOpen())
        .forEach(
            row -> {
              ENDING.computeIfAbsent(row.rules(), rules -> agent.endingToken(rules, LIFE));
              LAX_ENDING.computeIfAbsent(row.rules(), rules -> lax.endingToken(rules, LIFE));
            });
  }

  @AfterAll
  static void stop() {
    agent.close();
    lax.close();
  }

  @Test
  void shouldLetInOnlyThoseWhoHaveTheRights() throws IOException {
    world.settle();
    assertEquals(routes(agent), tabled(), "routes of the agent, and those of the table");
    List<String> wrong = new ArrayList<>();
    Map<MatrixRow, Map<String, String>> refused = new LinkedHashMap<>();
    for (MatrixRow row : MatrixTable.rows()) {
      refused.put(world.fill(row), refusedTokens(agent, row));
      if (!row.isOpen()) {
        agent.token(row.rules());
      }
    }
    Map<String, String> before = world.state();
    refused.forEach((row, tokens) -> askRefused(agent, row, tokens, wrong));
    assertEquals(before, world.state(), "what refused requests left behind");
    for (MatrixRow row : MatrixTable.rows()) {
      String token = row.isOpen() ? ANONYMOUS : agent.token(row.rules());
      askEntitled(agent, row, world, token, wrong);
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void shouldRefuseWhatATokenDeniesAndAllowTheRest() throws IOException {
    laxWorld.settle();
    assertEquals(routes(lax), tabled(), "routes of the agent, and those of the table");
    List<String> wrong = new ArrayList<>();
    Map<MatrixRow, Map<String, String>> refused = new LinkedHashMap<>();
    for (MatrixRow row : MatrixTable.rows()) {
      Map<String, String> tokens = new LinkedHashMap<>();
      if (!row.isOpen()) {
        tokens.put("denying", lax.token(all(row, "deny")));
        if (isForManagers(row)) {
          tokens.put("none", "");
          tokens.put("anonymous", ANONYMOUS);
        }
        tokens.put("deleted", lax.deletedToken(row.rules()));
        tokens.put("stranger", STRANGER);
      }
      refused.put(laxWorld.fill(row), tokens);
    }
    Map<String, String> before = laxWorld.state();
    refused.forEach((row, tokens) -> askRefused(lax, row, tokens, wrong));
    assertEquals(before, laxWorld.state(), "what refused requests left behind");
    for (MatrixRow row : MatrixTable.rows()) {
      if (!isForManagers(row)) {
        askEntitled(lax, row, laxWorld, "", wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void shouldAnswerNamesOnlyWithTheRightOfTheDefaultToken() throws IOException {
    world.settle();
    Dns dns = new Dns(agent.process());
    assertEquals(Set.of(), dns.lookup("mxcat.service.consul", "A"));
    List<AclRule> rules =
        List.of(AclRule.parse("node:mxnode=read"), AclRule.parse("service:mxcat=read"));
    use(agent, agent.token(rules.stream().map(AclRule::elsewhere).toList()));
    assertEquals(Set.of(), dns.lookup("mxcat.service.consul", "A"));
    use(agent, agent.token(rules));
    assertEquals(Set.of("10.99.0.1"), dns.lookup("mxcat.service.consul", "A"));
    use(agent, agent.deletedToken(rules));
    assertEquals(Set.of(), dns.lookup("mxcat.service.consul", "A"));
    use(agent, "");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void shouldRefuseTokensThatEnded() {
    refusesEnded(agent, world, ENDING);
    refusesEnded(lax, laxWorld, LAX_ENDING);
  }

  private static void refusesEnded(
      GuardedAgent agent, MatrixWorld world, Map<List<AclRule>, String> ending) {
    world.settle();
    Deadline deadline = new Deadline(LIMIT, "the end of tokens");
    for (String token : ending.values()) {
      while (agent.ask("GET", "/v1/acl/token/self", token, "").statusCode() == 200) {
        deadline.pause();
      }
    }
    List<String> wrong = new ArrayList<>();
    Map<String, String> before = world.state();
    for (MatrixRow row : MatrixTable.rows()) {
      if (!row.isOpen()) {
        askRefused(agent, world.fill(row), Map.of(EXPIRED, ending.get(row.rules())), wrong);
      }
    }
    assertEquals(before, world.state(), "what refused requests left behind");
    assertEquals("", String.join("\n", wrong));
  }

  /** The last of all rows ends the agent. */
  @Test
  @Order(Integer.MAX_VALUE)
  void shouldLetInAtTheVeryEndThoseWhoMayEndSomething() {
    world.settle();
    List<MatrixRow> last = MatrixTable.rows().stream().filter(MatrixRow::last).toList();
    for (MatrixRow row : last) {
      MatrixRow filled = world.fill(row);
      String token = agent.ownToken(row.rules());
      assertNotEquals(
          403, agent.status(row.method(), filled.path(), token, row.body()), row::toString);
    }
  }

  private static void use(GuardedAgent agent, String token) {
    agent.made("PUT", "/v1/agent/token/default", "{\"Token\": \"" + token + "\"}");
  }

  @Test
  void shouldNotTellByAFilterWhatIsHidden() throws IOException {
    world.settle();
    String blind = agent.token(List.of(AclRule.parse("key:mx=read")));
    Map<String, String> lists =
        Map.of(
            "/v1/catalog/nodes", "Node",
            "/v1/catalog/service/mxcat", "ServiceName",
            "/v1/health/service/mxcat", "Service.Service",
            "/v1/health/state/any", "CheckID",
            "/v1/health/node/mxnode", "CheckID",
            "/v1/agent/services", "Service",
            "/v1/agent/checks", "CheckID",
            "/v1/internal/ui/services", "Service.Service",
            "/v1/internal/ui/nodes", "Node",
            "/v1/connect/intentions", "DestinationName");
    lists.forEach(
        (path, field) -> {
          String matching = seen(agent, path, field + " matches \"^mx\"", blind);
          String missing = seen(agent, path, field + " matches \"^absent\"", blind);
          assertEquals(missing, matching, path);
          String found = seen(agent, path, field + " matches \"^mx\"", GuardedAgent.ROOT);
          assertTrue(found.startsWith("200 ") && found.contains("mx"), path + ": " + found);
        });
  }

  private static String seen(GuardedAgent agent, String path, String filter, String token) {
    String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    HttpResponse<String> answer = agent.ask("GET", path + "?filter=" + encoded, token, "");
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("X-Consul-Index")
        + " "
        + answer.body();
  }

  private static Map<String, String> refusedTokens(GuardedAgent agent, MatrixRow row) {
    Map<String, String> tokens = new LinkedHashMap<>();
    if (row.isOpen()) {
      return tokens;
    }
    tokens.put("none", "");
    tokens.put("anonymous", ANONYMOUS);
    if (row.needsWrite()) {
      tokens.put("reading", agent.token(all(row, "read")));
    }
    tokens.put("elsewhere", agent.token(row.rules().stream().map(AclRule::elsewhere).toList()));
    tokens.put("deleted", agent.deletedToken(row.rules()));
    tokens.put("stranger", STRANGER);
    return tokens;
  }

  private static List<AclRule> all(MatrixRow row, String access) {
    return row.rules().stream().map(rule -> rule.allowing(access)).toList();
  }

  /** Whether not even a default of allow gives it. */
  private static boolean isForManagers(MatrixRow row) {
    return row.rules().stream().anyMatch(rule -> rule.resource().equals("acl"));
  }

  private static void askRefused(
      GuardedAgent agent, MatrixRow row, Map<String, String> tokens, List<String> wrong) {
    tokens.forEach(
        (who, token) -> {
          HttpResponse<String> answer = agent.ask(row.method(), row.path(), token, row.body());
          boolean unknown = UNKNOWN.contains(who);
          boolean refused =
              unknown
                  ? answer.statusCode() == 403 && answer.body().contains("ACL not found")
                  : row.isRefusal(answer.statusCode(), answer.body());
          if (!refused) {
            wrong.add("let in " + who + ": " + told(row, answer));
          }
        });
  }

  private static void askEntitled(
      GuardedAgent agent, MatrixRow row, MatrixWorld world, String token, List<String> wrong) {
    if (row.last()) {
      return;
    }
    if (!row.method().equals("GET")) {
      world.settle();
    }
    MatrixRow filled = world.fill(row);
    HttpResponse<String> answer = agent.ask(row.method(), filled.path(), token, filled.body());
    if (!row.isOpen() && !filled.isEntry(answer.statusCode(), answer.body())) {
      wrong.add("refused: " + told(filled, answer));
    }
  }

  private static String told(MatrixRow row, HttpResponse<String> answer) {
    String body = answer.body().strip();
    return row + " " + answer.statusCode() + " " + body.substring(0, Math.min(160, body.length()));
  }

  private static Set<String> routes(GuardedAgent agent) throws IOException {
    return new Console(agent.process())
        .run("praetor:routes")
        .lines()
        .map(line -> line.split("\t"))
        .map(columns -> columns[1] + " " + columns[0])
        .filter(route -> route.contains(" /v1/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> tabled() {
    return MatrixTable.rows().stream()
        .map(row -> row.method() + " " + row.route())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
