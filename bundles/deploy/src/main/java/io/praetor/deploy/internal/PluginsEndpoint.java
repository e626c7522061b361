package io.praetor.deploy.internal;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * {@code /v1/agent/plugins} and {@code /v1/agent/plugin/NAME}: what is installed on this agent, and
 * the change of it from afar, which is only for plugins signed by those whom the configuration
 * names.
 */
final class PluginsEndpoint implements HttpEndpoint {

  private static final int MAX_JAR_BYTES = 32 * 1024 * 1024;

  private static final Route.BodyLimit JAR =
      new Route.BodyLimit(MAX_JAR_BYTES, "copy larger plugins into the plugin directory");

  private static final Map<String, String> TEXT =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Deployment deployment;
  private final TrustedSigners signers;
  private final Executor executor;

  /**
   * @param executor for all that takes time, one thing at a time
   */
  PluginsEndpoint(Deployment deployment, TrustedSigners signers, Executor executor) {
    this.deployment = deployment;
    this.signers = signers;
    this.executor = executor;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/agent/plugins",
            Map.of("GET", this::list, "PUT", this::install),
            JAR,
            Route.Scope.AGENT),
        new Route(
            "/v1/agent/plugin/",
            Map.of("GET", this::info, "PUT", this::update, "DELETE", this::uninstall),
            JAR,
            Route.Scope.AGENT));
  }

  private interface Work {
    Content run() throws DeployException;
  }

  private Answer later(Work work) {
    try {
      return new Answer.Later(CompletableFuture.supplyAsync(() -> run(work), executor));
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("Other changes of plugins are waiting. Please try again.");
    }
  }

  private static Content run(Work work) {
    try {
      return work.run();
    } catch (DeployException e) {
      return text(BAD_REQUEST, e.getMessage());
    }
  }

  private static Content text(int status, String text) {
    return new Content(
        status, TEXT, new Content.Bytes((text + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private Answer list(HttpRequest request) {
    return later(
        () -> {
          List<PluginState> states = deployment.plugins();
          return Content.json(
              out -> {
                out.beginArray();
                states.forEach(state -> write(state, out));
                out.endArray();
              });
        });
  }

  private Answer info(HttpRequest request) {
    String name = request.remainder();
    return later(
        () ->
            deployment.plugins().stream()
                .filter(plugin -> plugin.isNamed(name))
                .findFirst()
                .map(plugin -> Content.json(out -> write(plugin, out)))
                .orElseGet(() -> text(NOT_FOUND, "no plugin has the name " + name)));
  }

  private static void write(PluginState plugin, JsonWriter out) {
    out.beginObject();
    out.name("Name").value(plugin.name());
    out.name("Version").value(plugin.bundle().map(Installed::version).orElse(""));
    out.name("State").value(plugin.state().text());
    out.name("Problem").value(plugin.problem());
    out.name("Provides").beginArray();
    plugin.provides().forEach(out::value);
    out.endArray();
    out.name("File").value(plugin.file());
    out.name("Bundle").value(plugin.bundle().map(Installed::id).orElse(-1L));
    out.name("LastChange").value(plugin.report());
    out.endObject();
  }

  private Answer install(HttpRequest request) {
    return change(request, deployment::install);
  }

  private Answer update(HttpRequest request) {
    String name = request.remainder();
    return change(request, jar -> deployment.update(name, jar));
  }

  private Answer uninstall(HttpRequest request) {
    requireSigners();
    String name = request.remainder();
    return later(() -> text(200, deployment.uninstall(name)));
  }

  private interface Change {
    String make(Path jar) throws DeployException;
  }

  private Answer change(HttpRequest request, Change change) {
    requireSigners();
    byte[] jar = request.body();
    return later(() -> text(200, accept(jar, change)));
  }

  private String accept(byte[] jar, Change change) throws DeployException {
    Path file = null;
    try {
      file = Files.createTempFile("praetor-plugin", ".jar");
      Files.write(file, jar);
      signers.require(file);
      return change.make(file);
    } catch (IOException e) {
      throw new DeployException("the jar cannot be kept: " + e, e);
    } finally {
      discard(file);
    }
  }

  private static void discard(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void requireSigners() {
    if (signers.isEmpty()) {
      throw new ForbiddenException(
          "Permission denied: plugins are code, and no signers of plugins are configured"
              + " (praetor.plugin_signers)");
    }
  }
}
