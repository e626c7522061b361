package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.local.Catalog.Reply;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.format.home.DatacenterApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class HomeCatalogTest {

  private static final OwnNode NODE =
      new OwnNode("a b", "id", "dc1", "10.0.0.1", Map.of("lan", "10.0.0.1"), Map.of("rack", "7"));

  private final Map<String, String> answers = new LinkedHashMap<>();
  private ApiRequest last;
  private int status = 200;
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final HomeCatalog catalog =
      new HomeCatalog(
          new DatacenterApi("dc1", surroundings::relay, surroundings::api),
          NODE,
          surroundings::secret);

  HomeCatalogTest() {
    surroundings.api =
        (request, sink) -> {
          last = request;
          String path = request.target().replaceAll("\\?.*", "");
          sink.head(status, Map.of());
          var unused = sink.body(answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
          sink.end();
          return () -> {};
        };
  }

  private void answer(String services, String checks) {
    answers.put("/v1/catalog/node/a%20b", services);
    answers.put("/v1/health/node/a%20b", checks);
  }

  private String body() {
    return new String(last.body(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldReadWhatTheCatalogHasOfThisNode() {
    String services =
        "{\"Node\":{\"ID\":\"id\",\"Node\":\"a b\",\"Address\":\"10.0.0.1\","
            + "\"TaggedAddresses\":{\"lan\":\"10.0.0.1\"},"
            + "\"Meta\":{\"rack\":\"7\",\"consul-network-segment\":\"\"}},\"Services\":{\"web1\":"
            + "{\"ID\":\"web1\",\"Service\":\"web\",\"Port\":80,\"Tags\":[\"v1\"]}}}";
    String alive =
        "{\"CheckID\":\"alive\",\"Name\":\"n\",\"Status\":\"passing\",\"ServiceID\":\"web1\"}";
    String member = "{\"CheckID\":\"serfHealth\",\"Name\":\"n\",\"Status\":\"critical\"}";
    answer(services, "[" + alive + "]");
    assertFalse(catalog.read().join().sameNode(), "it is not known as a member");
    answer(
        services.replace("\"Address\":\"10.0.0.1\"", "\"Address\":\"10.0.0.2\""),
        "[" + member + "]");
    assertFalse(catalog.read().join().sameNode(), "it is somewhere else");
    answer(services, "[" + alive + "," + member + "]");
    CatalogNode node = catalog.read().join();
    assertTrue(node.sameNode());
    assertEquals(List.of("v1"), node.services().get("web1").tags());
    assertEquals("passing", node.checks().get("alive").status());
  }

  @Test
  void shouldFindNothingOfANodeThatIsNotKnown() {
    answer("null", "[]");
    CatalogNode node = catalog.read().join();
    assertFalse(node.sameNode());
    assertTrue(node.services().isEmpty());
    assertTrue(node.checks().isEmpty());
  }

  @Test
  void shouldFailWhenTheAnswerMakesNoSense() {
    for (String garbage : List.of("{", "{\"Node\":7}", "{\"Services\":[1]}", "")) {
      answer(garbage, "[]");
      CompletionException refused1 =
          assertThrows(CompletionException.class, () -> catalog.read().join());
      assertInstanceOf(PlatformException.class, refused1.getCause());
    }
    status = 500;
    answer("rpc error", "[]");
    RuntimeException refused2 = assertThrows(RuntimeException.class, () -> catalog.read().join());
    assertInstanceOf(PlatformException.class, refused2.getCause());
    assertTrue(refused2.getMessage().contains("500 rpc error"));
  }

  @Test
  void shouldGiveUpWhatHasNoAnswerYet() {
    List<String> cancelled = new ArrayList<>();
    surroundings.api = (request, sink) -> () -> cancelled.add(request.method());
    var unused = catalog.write(new CatalogChange.RemoveService("web", ""));
    catalog.giveUp();
    assertEquals(List.of("PUT"), cancelled);
  }

  @Test
  void shouldRegisterWithTheTokenOfTheService() {
    CatalogChange change =
        new CatalogChange.Register(
            service("web", 80),
            List.of(check("alive", "web", "passing")),
            true,
            "secret",
            Purpose.DEFAULT);
    assertEquals(Reply.DONE, catalog.write(change).join());
    assertEquals("/v1/catalog/register", last.target());
    assertEquals(List.of("secret"), last.headers().get("x-consul-token"));
    assertTrue(body().contains("\"Node\":\"a b\""));
    assertTrue(body().contains("\"SkipNodeUpdate\":true"));
    assertTrue(body().contains("\"CheckID\":\"alive\""));
  }

  @Test
  void shouldUseTheAgentsTokensForWhatHasNone() {
    for (Purpose purpose : Purpose.values()) {
      surroundings.secrets.put(purpose, purpose.name());
    }
    for (Purpose purpose : List.of(Purpose.AGENT, Purpose.CONFIG_FILE_SERVICE_REGISTRATION)) {
      CatalogChange change =
          new CatalogChange.Register(service("web", 80), List.of(), true, "", purpose);
      catalog.write(change).join();
      assertEquals(List.of(purpose.name()), last.headers().get("x-consul-token"));
    }
    catalog.write(new CatalogChange.RemoveService("web", "")).join();
    assertEquals(List.of("AGENT"), last.headers().get("x-consul-token"));
  }

  @Test
  void shouldRemoveWithTheTokenThatRegistered() {
    surroundings.secrets.put(Purpose.AGENT, "agent");
    catalog.write(new CatalogChange.RemoveService("web", "secret")).join();
    assertEquals(List.of("secret"), last.headers().get("x-consul-token"));
    catalog.write(new CatalogChange.RemoveCheck("alive", "other")).join();
    assertEquals(List.of("other"), last.headers().get("x-consul-token"));
  }

  @Test
  void shouldRemoveOneThingAtATime() {
    assertEquals(Reply.DONE, catalog.write(new CatalogChange.RemoveService("web", "")).join());
    assertEquals("/v1/catalog/deregister", last.target());
    assertEquals("{\"Node\":\"a b\",\"ServiceID\":\"web\"}", body());
    assertEquals(Reply.DONE, catalog.write(new CatalogChange.RemoveCheck("alive", "")).join());
    assertEquals("{\"Node\":\"a b\",\"CheckID\":\"alive\"}", body());
  }

  @Test
  void shouldTellRefusalsFromThoseThatCouldNotBeAsked() {
    CatalogChange change = new CatalogChange.RemoveService("web", "");
    status = 403;
    assertEquals(Reply.DENIED, catalog.write(change).join());
    status = 400;
    assertEquals(Reply.REFUSED, catalog.write(change).join());
    status = 500;
    answers.put("/v1/catalog/deregister", "rpc error: No cluster leader");
    RuntimeException refused3 =
        assertThrows(RuntimeException.class, () -> catalog.write(change).join());
    assertInstanceOf(NoLeaderException.class, refused3.getCause());
  }
}
