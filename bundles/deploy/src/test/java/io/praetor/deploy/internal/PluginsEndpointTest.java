package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsEndpointTest {

  private static final byte[] NOTHING = new byte[0];

  @TempDir Path root;

  private final FakeBundles bundles = new FakeBundles();
  private Signer signer;
  private Deployment deployment;
  private PluginsEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    signer = Signer.create(Duration.ofDays(365));
    SafeSwap swap = new SafeSwap(bundles);
    Shelf shelf = new Shelf(root.resolve("shelf"));
    Plugins plugins = new Plugins(bundles, new PluginInstaller(bundles, swap, shelf));
    deployment =
        new Deployment(
            plugins,
            new PluginOperator(root.resolve("plugins"), plugins),
            new OperatorSwap(bundles, swap, shelf));
    endpoint = endpoint(List.of(signer.pem(root.resolve("signer.pem"))), Runnable::run);
  }

  private PluginsEndpoint endpoint(List<String> signers, Executor executor) throws Exception {
    return new PluginsEndpoint(deployment, TrustedSigners.read(signers), executor, executor);
  }

  @Test
  void shouldTellWhatIsInstalled() throws Exception {
    deployment.install(jar("redis", "1"));
    String redis =
        "{\"Name\":\"redis\",\"Version\":\"1.0.0\",\"State\":\"active\",\"Problem\":\"\","
            + "\"Provides\":[\"S\"],\"File\":\"redis.jar\",\"Bundle\":1,"
            + "\"LastChange\":\"redis 1.0.0 (1) installed\"}";
    assertEquals("[" + redis + "]", ask("GET", "plugins", "", NOTHING));
    assertEquals(redis, ask("GET", "plugin/", "redis", NOTHING));
    assertEquals(redis, ask("GET", "plugin/", "redis.jar", NOTHING));
    assertEquals("404 no plugin has the name x\n", ask("GET", "plugin/", "x", NOTHING));
  }

  @Test
  void shouldTakeWhatTrustedOnesSigned() throws Exception {
    assertEquals("200 redis 1.0.0 (1) installed\n", ask("PUT", "plugins", "", signed("1")));
    assertTrue(
        ask("PUT", "plugin/", "redis", signed("2")).startsWith("200 redis 1.0.0 (1) replaced by"));
    assertEquals(List.of("redis 2.0.0"), bundles.runningNames());
  }

  @Test
  void shouldNotGoBackToWhatIsOlder() throws Exception {
    deployment.install(jar("redis", "2"));
    assertEquals(
        "400 redis 1.0.0 is not newer than redis 2.0.0 (1)\n",
        ask("PUT", "plugin/", "redis", signed("1")));
  }

  @Test
  void shouldTakeAwayNothing() {
    assertTrue(
        endpoint.routes().stream().noneMatch(route -> route.handlers().containsKey("DELETE")));
  }

  @Test
  void shouldTakeOneAtATime() throws Exception {
    endpoint = endpoint(List.of(signer.pem(root.resolve("signer.pem"))), work -> {});
    byte[] jar = signed("1");
    Route.BodyLimit limit = endpoint.routes().get(0).bodyLimit();
    assertTrue(limit.streamed());
    FakeRequest request = new FakeRequest("PUT", "", "", jar);
    endpoint.routes().get(0).handlers().get("PUT").handle(request);
    assertThrows(UnavailableException.class, () -> ask("PUT", "plugins", "", jar));
  }

  @Test
  void shouldRefuseWhatNobodySigned() throws Exception {
    byte[] jar = Files.readAllBytes(jar("redis", "1"));
    assertTrue(ask("PUT", "plugins", "", jar).contains("is not signed"));
    assertTrue(ask("PUT", "plugin/", "redis", jar).contains("is not signed"));
    assertTrue(ask("PUT", "plugins", "", "x".getBytes(StandardCharsets.UTF_8)).startsWith("400"));
    assertEquals(List.of(), bundles.calls);
  }

  @Test
  void shouldRefuseEverythingWithoutSigners() throws Exception {
    endpoint = endpoint(List.of(), Runnable::run);
    byte[] jar = signed("1");
    assertThrows(ForbiddenException.class, () -> ask("PUT", "plugins", "", jar));
    assertThrows(ForbiddenException.class, () -> ask("PUT", "plugin/", "redis", jar));
    assertEquals(Route.BodyLimit.NONE, endpoint.routes().get(0).bodyLimit());
    assertEquals("[]", ask("GET", "plugins", "", NOTHING));
  }

  @Test
  void shouldRefuseAJarUnderAnotherName() throws Exception {
    deployment.install(jar("redis", "1"));
    assertEquals(
        "400 the jar is redis 2.0.0, not kafka\n", ask("PUT", "plugin/", "kafka", signed("2")));
  }

  @Test
  void shouldRefuseMoreThanCanWait() throws Exception {
    endpoint =
        endpoint(
            List.of(),
            work -> {
              throw new RejectedExecutionException();
            });
    assertThrows(UnavailableException.class, () -> ask("GET", "plugins", "", NOTHING));
  }

  private String ask(String method, String route, String name, byte[] body) throws Exception {
    Route found =
        endpoint.routes().stream()
            .filter(one -> one.path().equals("/v1/agent/" + route))
            .findFirst()
            .orElseThrow();
    FakeRequest request = new FakeRequest(method, name, "", body);
    Answer.Later later = (Answer.Later) found.handlers().get(method).handle(request);
    Content content = later.content().toCompletableFuture().get();
    if (content.body() instanceof Content.Bytes text) {
      return content.status() + " " + new String(text.bytes(), StandardCharsets.UTF_8);
    }
    TextJson json = new TextJson();
    ((Content.Json) content.body()).write(json);
    return json.toString();
  }

  private byte[] signed(String version) throws Exception {
    return Files.readAllBytes(signer.sign(jar("redis", version)));
  }

  private Path jar(String name, String version) throws Exception {
    return new GuestJar(name, version).active().write(root.resolve(name + version + ".jar"));
  }
}
