package io.praetor.http.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.UiSettings;
import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UiComponentTest {

  private static final int SWAPS = 200;

  private final UiComponent component = new UiComponent(Settings.of(UiSettings.class, Map.of()));
  private final Asking ui = new Asking(component.routes());

  private void bind(FakeUi provider, int ranking, long id) {
    component.bindProvider(provider, FakeUi.properties(ranking, id));
  }

  private void unbind(long id) {
    component.unbindProvider(null, FakeUi.properties(0, id));
  }

  @Test
  void shouldServeTheHighestAndAmongEqualsTheNewest() throws Exception {
    bind(FakeUi.named("default"), -1_000, 1);
    assertEquals("default", ui.text("/ui/"));
    bind(FakeUi.named("next default"), -1_000, 5);
    assertEquals("next default", ui.text("/ui/"));
    bind(FakeUi.named("foreign"), 0, 3);
    assertEquals("foreign", ui.text("/ui/"));
    unbind(3);
    assertEquals("next default", ui.text("/ui/"));
    unbind(5);
    unbind(1);
    assertUnavailable(ui.begin("GET", "/ui/", "", Map.of()));
  }

  @Test
  void shouldAskTheNextWhenOneFailsWhileItLeaves() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    bind(leaving(asked, gone, new IOException("the bundle is gone")), 0, 1);
    CompletableFuture<Content> answer = ui.begin("GET", "/ui/", "", Map.of());
    asked.await();
    bind(FakeUi.named("next"), 0, 2);
    gone.countDown();
    assertEquals("next", Asking.text(answer.get(10, TimeUnit.SECONDS)));
    unbind(1);
    unbind(2);
  }

  @Test
  void shouldAskTheNextWhenOneFindsNothingAnyMore() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    bind(leaving(asked, gone, null), 0, 1);
    CompletableFuture<Content> answer = ui.begin("GET", "/ui/", "", Map.of());
    asked.await();
    bind(FakeUi.named("next"), 0, 2);
    gone.countDown();
    assertEquals("next", Asking.text(answer.get(10, TimeUnit.SECONDS)));
    unbind(1);
    unbind(2);
  }

  /** A provider that is asked, and then does not know its files any more, or fails. */
  private static FakeUi leaving(CountDownLatch asked, CountDownLatch gone, IOException failure) {
    return new FakeUi(
        Map.of(),
        () -> {
          asked.countDown();
          gone.await();
          if (failure != null) {
            throw failure;
          }
        });
  }

  @Test
  void shouldNotWaitForOneThatHangs() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    FakeUi hanging =
        new FakeUi(
            Map.of(),
            () -> {
              asked.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    bind(hanging, 0, 1);
    CompletableFuture<Content> answer = ui.begin("GET", "/ui/", "", Map.of());
    asked.await();
    bind(FakeUi.named("next"), 0, 2);
    assertEquals("next", ui.text("/ui/"), "others are served");
    unbind(1);
    assertEquals("next", Asking.text(answer.get(10, TimeUnit.SECONDS)));
    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "no thread stays in it");
    unbind(2);
  }

  @Test
  void shouldAnswerEveryRequestWhileProvidersComeAndGo() throws Exception {
    bind(FakeUi.named("page"), 0, 0);
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Integer>> askers = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      askers.add(CompletableFuture.supplyAsync(() -> askUntil(over)));
    }
    for (int swap = 1; swap <= SWAPS; swap++) {
      bind(FakeUi.named("page"), 0, swap);
      unbind(swap - 1);
    }
    over.set(true);
    for (CompletableFuture<Integer> asker : askers) {
      assertTrue(asker.get(30, TimeUnit.SECONDS) > 0);
    }
    unbind(SWAPS);
  }

  private int askUntil(AtomicBoolean over) {
    int answers = 0;
    do {
      try {
        assertEquals("page", ui.text("/ui/dc1/services"));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      answers++;
    } while (!over.get());
    return answers;
  }

  @Test
  void shouldAddAndTakeAwayThePagesOfExtensions() throws Exception {
    UiExtensionsComponent extensions =
        new UiExtensionsComponent(Settings.of(UiSettings.class, Map.of()));
    Asking asking = new Asking(extensions.routes());
    Content none = asking.get("/v1/internal/ui/extensions");
    assertEquals("[]", Asking.text(none));
    CompletableFuture<Content> waiting =
        asking.begin(
            "GET",
            "/v1/internal/ui/extensions",
            "index=" + none.headers().get("X-Consul-Index") + "&wait=1m",
            Map.of());
    assertFalse(waiting.isDone());

    FakeUi page = new FakeUi(Map.of("page.js", "export default 1", "title", "One"));
    extensions.bindExtension(page, FakeUi.properties(0, 1));
    Content one = waiting.get(10, TimeUnit.SECONDS);
    String shown = "[{\"ID\":\"fake\",\"Title\":\"One\",\"Module\":\"page.js\",\"Icon\":\"\"}]";
    assertEquals(shown, Asking.text(one));
    assertEquals("export default 1", asking.text("/ui/ext/fake/page.js"));
    assertEquals(404, asking.get("/ui/ext/fake/other.js").status());
    assertEquals(404, asking.get("/ui/ext/fake").status());
    assertEquals(404, asking.get("/ui/ext/fake/../page.js").status());

    extensions.bindExtension(
        new FakeUi(Map.of("page.js", "2", "title", "Two")), FakeUi.properties(0, 2));
    extensions.unbindExtension(page, FakeUi.properties(0, 1));
    assertEquals("2", asking.text("/ui/ext/fake/page.js"), "the newer version took over");
    extensions.unbindExtension(page, FakeUi.properties(0, 2));
    assertEquals("[]", asking.text("/v1/internal/ui/extensions"));
    assertEquals(404, asking.get("/ui/ext/fake/page.js").status());
    extensions.stop();
  }

  @Test
  void shouldEndWaitsForExtensionsInTimeAndWhenItStops() throws Exception {
    UiExtensionsComponent extensions =
        new UiExtensionsComponent(Settings.of(UiSettings.class, Map.of()));
    Asking asking = new Asking(extensions.routes());
    String path = "/v1/internal/ui/extensions";
    String index = asking.get(path).headers().get("X-Consul-Index");
    Content same =
        asking
            .begin("GET", path, "index=" + index + "&wait=5ms", Map.of())
            .get(10, TimeUnit.SECONDS);
    assertEquals(index, same.headers().get("X-Consul-Index"));
    assertTrue(asking.begin("GET", path, "index=7", Map.of()).isDone(), "an index of another life");
    CompletableFuture<Content> waiting = asking.begin("GET", path, "index=" + index, Map.of());
    extensions.stop();
    assertEquals("[]", Asking.text(waiting.get(10, TimeUnit.SECONDS)));
  }

  @Test
  void shouldNotShowAnExtensionThatNamesNothingGood() throws Exception {
    UiExtensionsComponent extensions =
        new UiExtensionsComponent(Settings.of(UiSettings.class, Map.of()));
    FakeUi untitled = new FakeUi(Map.of("title", " "));
    extensions.bindExtension(untitled, FakeUi.properties(0, 1));
    assertEquals("[]", new Asking(extensions.routes()).text("/v1/internal/ui/extensions"));
    extensions.unbindExtension(untitled, FakeUi.properties(0, 1));
    extensions.stop();
  }

  private static void assertUnavailable(CompletableFuture<Content> answer) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof UnavailableException, failure::toString);
  }
}
