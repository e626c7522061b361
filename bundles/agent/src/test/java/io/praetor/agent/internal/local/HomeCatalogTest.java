package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.home.DatacenterApi;
import io.praetor.agent.internal.local.Catalog.Reply;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.rpc.ApiRequest;
import java.nio.charset.StandardCharsets;
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
  private final HomeCatalog catalog = new HomeCatalog(new DatacenterApi("dc1", surroundings), NODE);

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
    answer(
        "{\"Node\":{\"ID\":\"id\",\"Node\":\"a b\",\"TaggedAddresses\":{\"lan\":\"10.0.0.1\"},"
            + "\"Meta\":{\"rack\":\"7\",\"consul-network-segment\":\"\"}},\"Services\":{\"web1\":"
            + "{\"ID\":\"web1\",\"Service\":\"web\",\"Port\":80,\"Tags\":[\"v1\"]}}}",
        "[{\"CheckID\":\"alive\",\"Name\":\"n\",\"Status\":\"passing\",\"ServiceID\":\"web1\"}]");
    CatalogNode node = catalog.read().join();
    assertThat(node.sameNode()).isTrue();
    assertThat(node.services().get("web1").tags()).containsExactly("v1");
    assertThat(node.checks().get("alive").status()).isEqualTo("passing");
  }

  @Test
  void shouldFindNothingOfANodeThatIsNotKnown() {
    answer("null", "[]");
    CatalogNode node = catalog.read().join();
    assertThat(node.sameNode()).isFalse();
    assertThat(node.services()).isEmpty();
    assertThat(node.checks()).isEmpty();
  }

  @Test
  void shouldFailWhenTheAnswerMakesNoSense() {
    for (String garbage : List.of("{", "{\"Node\":7}", "{\"Services\":[1]}", "")) {
      answer(garbage, "[]");
      assertThatThrownBy(() -> catalog.read().join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(PlatformException.class);
    }
    status = 500;
    answer("rpc error", "[]");
    assertThatThrownBy(() -> catalog.read().join())
        .hasCauseInstanceOf(PlatformException.class)
        .hasMessageContaining("500 rpc error");
  }

  @Test
  void shouldRegisterWithTheTokenOfTheService() {
    CatalogChange change =
        new CatalogChange.Register(
            service("web", 80), List.of(check("alive", "web", "passing")), true, "secret");
    assertThat(catalog.write(change).join()).isEqualTo(Reply.DONE);
    assertThat(last.target()).isEqualTo("/v1/catalog/register");
    assertThat(last.headers().get("x-consul-token")).containsExactly("secret");
    assertThat(body())
        .contains("\"Node\":\"a b\"", "\"SkipNodeUpdate\":true", "\"CheckID\":\"alive\"");
  }

  @Test
  void shouldRemoveOneThingAtATime() {
    assertThat(catalog.write(new CatalogChange.RemoveService("web")).join()).isEqualTo(Reply.DONE);
    assertThat(last.target()).isEqualTo("/v1/catalog/deregister");
    assertThat(body()).isEqualTo("{\"Node\":\"a b\",\"ServiceID\":\"web\"}");
    assertThat(catalog.write(new CatalogChange.RemoveCheck("alive")).join()).isEqualTo(Reply.DONE);
    assertThat(body()).isEqualTo("{\"Node\":\"a b\",\"CheckID\":\"alive\"}");
  }

  @Test
  void shouldTellRefusalsFromThoseThatCouldNotBeAsked() {
    CatalogChange change = new CatalogChange.RemoveService("web");
    status = 403;
    assertThat(catalog.write(change).join()).isEqualTo(Reply.DENIED);
    status = 400;
    assertThat(catalog.write(change).join()).isEqualTo(Reply.REFUSED);
    status = 500;
    answers.put("/v1/catalog/deregister", "rpc error: No cluster leader");
    assertThatThrownBy(() -> catalog.write(change).join())
        .hasCauseInstanceOf(NoLeaderException.class);
  }
}
