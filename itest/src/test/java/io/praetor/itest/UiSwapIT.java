package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.guest.WebGuest;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.KvClient;
import io.praetor.itest.harness.NewVersion;
import io.praetor.itest.harness.PageLoad;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web UI of a running agent: replaced, extended, and as before when the guests are gone. */
class UiSwapIT {

  private static final int SWAPS = Integer.getInteger("praetor.swaps", 3);
  private static final int READERS = 4;
  private static final int ANSWERS_BETWEEN = 200;

  /** Generous: the machine may be busy. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String UI = "io.praetor.ui";
  private static final String EXTENSIONS = "/v1/internal/ui/extensions";

  private static final List<String> PATHS =
      List.of(
          "/ui/",
          "/ui/app.js",
          "/ui/dc1/services",
          "/ui/style.css",
          "/ui/pages/overview.js",
          "/ui/icon.svg",
          "/robots.txt");

  @TempDir Path directory;

  @Test
  void shouldLoseNoRequestWhileTheUiIsReplaced() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory).config("ui.json", "{\"ui\": true}")) {
      agent.start().awaitLeader();
      Console console = new Console(agent);
      Map<String, String> before = new ConcurrentHashMap<>();
      PATHS.forEach(path -> before.put(path, agent.client().get(path).body()));
      try (PageLoad load =
          new PageLoad(agent.client(), PATHS, READERS, answer -> isAs(before, answer))) {
        load.awaitMore(ANSWERS_BETWEEN);
        for (int round = 1; round <= SWAPS; round++) {
          Path jar = directory.resolve("ui-" + round + ".jar");
          NewVersion.of(NewVersion.packaged(UI), "0.1." + round, jar);
          String report = console.swap(UI, jar);
          assertTrue(report.contains("refreshed: " + UI), report);
          load.awaitMore(ANSWERS_BETWEEN);
        }
        assertEquals(List.of(), load.stop(), () -> "of " + load.answers());
      }
    }
  }

  /** The same content under another version. */
  private static boolean isAs(Map<String, String> before, HttpResponse<String> answer) {
    return answer.statusCode() == 200 && answer.body().equals(before.get(answer.uri().getPath()));
  }

  @Test
  void shouldTakeGuestsInAndForgetThem() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory).config("ui.json", "{\"ui\": true}")) {
      agent.start().awaitLeader();
      String own = agent.client().get("/ui/").body();
      try (PageLoad load =
          new PageLoad(agent.client(), List.of("/ui/"), 2, answer -> answer.statusCode() == 200)) {
        replaceTheUi(agent, own);
        addAPage(agent);
        addARoute(agent);
        assertEquals(List.of(), load.stop(), () -> "of " + load.answers());
      }
      String bundles = new Console(agent).run("felix:lb -s");
      assertFalse(bundles.contains("itest."), bundles);
    }
  }

  private void replaceTheUi(AgentProcess agent, String own) throws IOException {
    assertNotEquals(WebGuest.MODULE, agent.client().get("/ui/guest.js").body());
    String id = install(agent, "ui");
    HttpResponse<String> page = agent.client().get("/ui/dc1/nodes");
    assertEquals(WebGuest.INDEX.replace("{{.ContentPath}}", "/ui/"), page.body());
    assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
    assertEquals(WebGuest.MODULE, agent.client().get("/ui/guest.js").body());
    uninstall(agent, id);
    assertEquals(own, agent.client().get("/ui/dc1/nodes").body());
    assertEquals(own, agent.client().get("/ui/guest.js").body());
  }

  private void addAPage(AgentProcess agent) throws IOException {
    HttpResponse<String> none = agent.client().get(EXTENSIONS);
    assertEquals("[]", none.body());
    String id = install(agent, "page");
    String index = none.headers().firstValue("X-Consul-Index").orElseThrow();
    String pages = agent.client().get(EXTENSIONS + "?wait=10s&index=" + index).body();
    assertTrue(pages.contains("\"Title\":\"Guest\",\"Module\":\"guest.js\""), pages);
    assertEquals(WebGuest.MODULE, agent.client().get("/ui/ext/guest/guest.js").body());
    uninstall(agent, id);
    assertEquals("[]", agent.client().get(EXTENSIONS).body());
    assertEquals(404, agent.client().get("/ui/ext/guest/guest.js").statusCode());
  }

  private void addARoute(AgentProcess agent) throws IOException {
    assertEquals(404, agent.client().get("/v1/guest").statusCode());
    String id = install(agent, "route");
    assertEquals("a guest's answer", agent.client().get("/v1/guest").body());
    uninstall(agent, id);
    assertEquals(404, agent.client().get("/v1/guest").statusCode(), "at once: nobody waits for it");
  }

  private String install(AgentProcess agent, String offer) throws IOException {
    Path jar = directory.resolve(offer + ".jar");
    Console console = new Console(agent);
    String told = console.run("install " + guest(jar, offer).toUri());
    String id = told.replaceAll("\\D+", "");
    console.run("start " + id);
    return id;
  }

  private static Path guest(Path jar, String offer) throws IOException {
    return ClassBundle.write(
        jar,
        "itest." + offer,
        "1.0.0",
        Map.of(
            "Bundle-Activator",
            WebGuest.class.getName(),
            "Import-Package",
            "org.osgi.framework,io.praetor.spi.http,io.praetor.spi.ui",
            WebGuest.OFFER,
            offer),
        List.of(WebGuest.class, WebGuest.Pages.class, WebGuest.Page.class));
  }

  private static void uninstall(AgentProcess agent, String id) throws IOException {
    new Console(agent).run("uninstall " + id);
  }

  @Test
  void shouldServeADirectoryAndNothingBesideIt() throws IOException {
    Path pages = Files.createDirectories(directory.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "my own pages");
    Files.writeString(directory.resolve("secret"), "a secret");
    Files.createSymbolicLink(pages.resolve("link"), directory.resolve("secret"));
    String config = "{\"ui_config\": {\"dir\": \"%s\", \"content_path\": \"/web/\"}}";
    try (AgentProcess agent =
        AgentProcess.server(directory).config("ui.json", config.formatted(pages))) {
      agent.start().awaitLeader();
      agent.await(LIMIT, "/web/", "my own pages"::equals);
      KvClient client = agent.client();
      assertEquals("/web/", client.get("/").headers().firstValue("Location").orElseThrow());
      for (String path :
          List.of(
              "/web/link",
              "/web/..%2fsecret",
              "/web/%2e%2e/secret",
              "/web/%252e%252e%252fsecret",
              "/web/a%5c..%5c..%5csecret",
              "/web/..;/secret",
              "/web/.%00./secret")) {
        HttpResponse<String> answer = client.get(path);
        assertFalse(answer.body().contains("a secret"), path);
        assertTrue(answer.statusCode() < 500, () -> path + " " + answer.statusCode());
      }
      assertEquals(404, client.get("/ui/").statusCode());
    }
  }
}
