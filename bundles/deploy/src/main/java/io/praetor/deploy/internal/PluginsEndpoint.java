package io.praetor.deploy.internal;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/agent/plugins} and {@code /v1/agent/plugin/NAME}: what is installed on this agent, and
 * the change of it from afar, which is only for plugins signed by those whom the configuration
 * names.
 */
final class PluginsEndpoint implements HttpEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(PluginsEndpoint.class);

  private static final Need READ = Need.of(Resource.OPERATOR, Access.READ);

  private static final Need WRITE = Need.of(Resource.OPERATOR, Access.WRITE);

  private static final long MAX_JAR_BYTES = 64L * 1024 * 1024;

  private static final Map<String, String> TEXT =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Deployment deployment;
  private final TrustedSigners signers;
  private final Executor reads;
  private final Executor changes;
  private final AtomicBoolean uploading = new AtomicBoolean();

  /**
   * @param reads for what takes a moment, uploads included; one thing at a time
   * @param changes for what may take a minute, one thing at a time
   */
  PluginsEndpoint(Deployment deployment, TrustedSigners signers, Executor reads, Executor changes) {
    this.deployment = deployment;
    this.signers = signers;
    this.reads = reads;
    this.changes = changes;
  }

  @Override
  public List<Route> routes() {
    Route.BodyLimit jar =
        signers.isEmpty()
            ? Route.BodyLimit.NONE
            : new Route.BodyLimit(MAX_JAR_BYTES, "larger ones go into the plugin directory", true);
    return List.of(
        new Route(
            "/v1/agent/plugins",
            Map.of("GET", READ.then(this::list), "PUT", WRITE.then(this::install)),
            jar,
            Route.Scope.AGENT),
        new Route(
            "/v1/agent/plugin/",
            Map.of("GET", READ.then(this::info), "PUT", WRITE.then(this::update)),
            jar,
            Route.Scope.AGENT));
  }

  private interface Work {
    Content run() throws DeployException;
  }

  private Answer later(Work work) {
    try {
      return new Answer.Later(CompletableFuture.supplyAsync(() -> run(work), reads));
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("Too many ask for plugins. Please try again.");
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
    return change(request, jar -> deployment.updateToNewer(name, jar));
  }

  private interface Change {
    String make(Path jar) throws DeployException;
  }

  private Answer change(HttpRequest request, Change change) {
    requireSigners();
    if (!uploading.compareAndSet(false, true)) {
      throw new UnavailableException("Another plugin is on its way. Please try again.");
    }
    JarUpload upload = new JarUpload(reads);
    CompletableFuture<Content> done =
        upload
            .whole()
            .thenApplyAsync(jar -> run(() -> text(OK, accept(jar, change))), changes)
            .whenComplete((content, failure) -> uploading.set(false));
    request.pieces().subscribe(upload);
    return new Answer.Later(done);
  }

  private String accept(Path jar, Change change) throws DeployException {
    try {
      signers.require(jar);
      return change.make(jar);
    } finally {
      discard(jar);
    }
  }

  private static void discard(Path jar) {
    try {
      Files.deleteIfExists(jar);
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", jar, e);
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
