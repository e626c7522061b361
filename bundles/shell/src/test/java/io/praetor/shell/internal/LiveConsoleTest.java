package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.ShellSettings;
import io.praetor.shell.internal.TestClient.Reply;
import io.praetor.testkit.thread.LeftThreads;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;

/** The bundle in a real framework, with the Gogo bundles of the distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LiveConsoleTest {

  private Path directory;
  private Path socket;
  private LiveFramework framework;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    framework = new LiveFramework(directory);
    socket = directory.resolve("s");
    framework.configure(ShellSettings.PID, Map.of("socket", socket.toString()));
    framework.ours().start();
  }

  @AfterAll
  void stop() throws Exception {
    framework.close();
    assertFalse(Files.exists(socket));
  }

  @Test
  void shouldKnowTheCommandsOfThePlatformByTheirShortNames() throws IOException {
    try (TestClient client = new TestClient(socket)) {
      assertContains(client.run("lb"), "Praetor :: Shell");
      assertContains(client.run("scr:list"), "io.praetor.shell.internal.ShellComponent");
      assertContains(client.run("list"), "io.praetor.shell.internal.ShellComponent");
      assertContains(client.run("headers " + shell()), "Bundle-SymbolicName = io.praetor.shell");
      assertContains(client.run("inspect cap service " + shell()), "StatusCommand");
    }
  }

  @Test
  void shouldTakeABundleThroughItsLife() throws Exception {
    Path jar = emptyBundle("guest", "1.0.0");
    try (TestClient client = new TestClient(socket)) {
      Reply installed = client.run("install " + jar.toUri());
      assertContains(installed, "Bundle ID: ");
      String id = installed.text().replaceAll("(?s).*Bundle ID: (\\d+).*", "$1");
      Bundle guest = framework.context().getBundle(Long.parseLong(id));

      assertTrue(client.run("start " + id).ok());
      assertEquals(Bundle.ACTIVE, guest.getState());
      emptyBundle("guest", "1.1.0");
      assertTrue(client.run("update " + id).ok());
      assertEquals("1.1.0", guest.getVersion().toString());
      CountDownLatch refreshed = new CountDownLatch(1); // the framework does it in its own time
      framework
          .context()
          .addFrameworkListener(
              event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                  refreshed.countDown();
                }
              });
      assertTrue(client.run("refresh " + id).ok());
      assertTrue(refreshed.await(30, TimeUnit.SECONDS));
      assertTrue(client.run("stop " + id).ok());
      assertEquals(Bundle.RESOLVED, guest.getState());
      assertTrue(client.run("uninstall " + id).ok());
      assertEquals(Bundle.UNINSTALLED, guest.getState());
    }
  }

  @Test
  void shouldReportFailedCommands() throws IOException {
    try (TestClient client = new TestClient(socket)) {
      Reply unknown = client.run("nonsense");
      assertFalse(unknown.ok());
      assertTrue(unknown.text().contains("nonsense"), unknown.text());
      assertEquals(new Reply("no bundle has the id 999\n", false), client.run("start 999"));
      assertEquals(
          new Reply(
              "cannot install file:/absent.jar: /absent.jar (No such file or directory)\n", false),
          client.run("install file:/absent.jar"));
      assertFalse(client.run("install").ok());
      assertTrue(client.run("lb").ok());
    }
  }

  @Test
  void shouldShowTheStatusWithAndWithoutAnAgent() throws Exception {
    try (TestClient client = new TestClient(socket)) {
      assertContains(client.run("status"), "node      not configured yet");

      Dictionary<String, Object> name =
          FrameworkUtil.asDictionary(Map.of("praetor.status", "guest"));
      var guest =
          framework.context().registerService(Supplier.class, () -> Map.of("mood", "fine"), name);
      Configuration agent =
          framework.configure(
              AgentSettings.PID,
              Map.of("nodeName", "alpha", "nodeId", "1-2", "datacenter", "dc1", "server", true));
      String status = awaitStatus(client, "alpha", true);
      assertTrue(status.contains("server"), status);
      assertTrue(status.contains("guest\n  mood  fine\n"), status);
      assertTrue(status.contains("all components work"), status);

      guest.unregister();
      agent.delete();
      status = awaitStatus(client, "alpha", false);
      assertFalse(status.contains("guest"), status);
    }
  }

  @Test
  void shouldListOurServices() throws IOException {
    try (TestClient client = new TestClient(socket)) {
      assertContains(client.run("praetor:services"), "4 services");
      assertContains(client.run("services StatusC"), "io.praetor.shell 0.1.0");
      assertContains(client.run("services '(osgi.command.function=services)'"), "1 service");
      assertContains(client.run("services kv"), "0 services");
      assertFalse(client.run("services '(broken'").ok());
    }
  }

  @Test
  void shouldRunCommandsOfOthersAloneAndInPipes() throws Exception {
    var command =
        framework
            .context()
            .registerService(
                "io.praetor.spi.cli.Command",
                printing("alive\ndead\n"),
                FrameworkUtil.asDictionary(Map.of("praetor.command.name", "states")));
    try (TestClient client = new TestClient(socket)) {
      assertEquals(new Reply("alive\ndead\n", true), client.run("plugin:states"));
      assertEquals("dead\n", client.run("plugin:states | grep dead").text().replace("true\n", ""));
    }
    command.unregister();
  }

  /** A command, of the framework's class of it, which is another than that of the test. */
  private Object printing(String text) throws Exception {
    Class<?> type = framework.ours().loadClass("io.praetor.spi.cli.Command");
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (!method.getName().equals("run")) {
            return method.getName().equals("equals") ? proxy == arguments[0] : 1;
          }
          ((PrintStream) arguments[2]).print(text);
          return 0;
        });
  }

  @Test
  void shouldGoWithoutATraceAndComeBack() throws Exception {
    Bundle bundle = framework.ours();
    try (TestClient client = new TestClient(socket)) {
      client.send("stop " + bundle.getBundleId() + "\n");
      assertThrows(IOException.class, client::reply);
    }
    bundle.stop(); // Returns when the command's stop is through.
    assertFalse(Files.exists(socket));
    assertEquals(List.of(), LeftThreads.named("shell-listen"));

    bundle.start();
    try (TestClient client = new TestClient(socket)) {
      assertTrue(client.run("lb").ok());
    }
  }

  private static String awaitStatus(TestClient client, String part, boolean there)
      throws IOException {
    String status;
    do {
      status = client.run("praetor:status").text();
    } while (status.contains(part) != there);
    return status;
  }

  private long shell() {
    return framework.ours().getBundleId();
  }

  private static void assertContains(Reply reply, String part) {
    assertTrue(reply.ok(), reply.text());
    assertTrue(reply.text().contains(part), reply.text());
  }

  private Path emptyBundle(String name, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", version);
    Path jar = directory.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
