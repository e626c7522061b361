package io.praetor.acl.internal.http;

import io.praetor.acl.internal.AclState;
import io.praetor.acl.internal.login.Validators;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.AclSettings;
import io.praetor.api.error.PlatformException;
import io.praetor.format.home.DatacenterApi;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The API on top of a state in sorted maps, asked as clients ask it. */
final class AclApi {

  final AclState state = new AclState();
  final Map<String, AuthMethodType> types = new HashMap<>();
  final Map<String, Object> settings = new HashMap<>();
  long now = 1_000_000;
  Executor files = Runnable::run;
  Authorizer caller = Authorizer.UNLIMITED;
  private int ids;
  private HttpEndpoint endpoint;

  AclApi() {
    settings.put("enabled", true);
    settings.put("datacenter", "dc1");
    settings.put("primaryDatacenter", "dc1");
    settings.put("nodeName", "golden");
    settings.put("dataDirectory", "");
  }

  /** Settings with their defaults. */
  static AclSettings settings(Map<String, Object> values) {
    return (AclSettings)
        Proxy.newProxyInstance(
            AclSettings.class.getClassLoader(),
            new Class<?>[] {AclSettings.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  HttpEndpoint endpoint() {
    if (endpoint == null) {
      AclSettings made = settings(settings);
      DatacenterApi nowhere = new DatacenterApi(made.datacenter(), () -> null, () -> null);
      Ground ground =
          new Ground(
              made,
              () -> String.format("a0000000-0000-4000-8000-%012d", ++ids),
              () -> now,
              new PrimaryCalls(nowhere, made.primaryDatacenter()),
              state::state);
      endpoint =
          new AclEndpoint(
              ground, new ResetFile(made.dataDirectory(), files), new Validators(() -> types));
    }
    return endpoint;
  }

  AclApi dataDirectory(Path directory) {
    settings.put("dataDirectory", directory.toString());
    return this;
  }

  String get(String path) {
    return call("GET", path, "", "");
  }

  String put(String path, String body) {
    return call("PUT", path, body, "");
  }

  String delete(String path) {
    return call("DELETE", path, "", "");
  }

  /** Status and body; a refusal as its text. */
  String call(String method, String target, String body, String token) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    Route route = route(path);
    String remainder = path.substring(route.path().length());
    FakeRequest request =
        new FakeRequest(
                method,
                remainder,
                query,
                body.getBytes(StandardCharsets.UTF_8),
                token.isEmpty() ? Map.of() : Map.of("X-Consul-Token", token))
            .by(caller);
    try {
      return text(run(route.handlers().get(method).handle(request)));
    } catch (PlatformException e) {
      return e.getMessage();
    } catch (CompletionException e) {
      return e.getCause().getMessage();
    }
  }

  private Route route(String path) {
    Route best = null;
    for (Route route : endpoint().routes()) {
      boolean fits =
          route.path().endsWith("/") ? path.startsWith(route.path()) : path.equals(route.path());
      if (fits && (best == null || best.path().length() < route.path().length())) {
        best = route;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(path);
    }
    return best;
  }

  private Content run(Answer answer) {
    if (answer instanceof Answer.Now done) {
      return done.content();
    }
    if (answer instanceof Answer.Later later) {
      return later.content().toCompletableFuture().join();
    }
    if (answer instanceof Answer.Write write) {
      return write.render().apply(state.state().write(write.command(), write.payload()).join());
    }
    if (answer instanceof Answer.Then<?> then) {
      return then(then);
    }
    if (answer instanceof Answer.Read<?> read) {
      return read(read);
    }
    return readOnce((Answer.ReadOnce<?>) answer);
  }

  private <T> Content then(Answer.Then<T> then) {
    return run(then.next().apply(state.state().now(then.query()).value()));
  }

  private <T> Content read(Answer.Read<T> read) {
    return read.render().apply(state.state().now(read.query()).value());
  }

  private <T> Content readOnce(Answer.ReadOnce<T> read) {
    return read.render().apply(state.state().now(read.query()));
  }

  private static String text(Content content) {
    String body =
        content.body() instanceof Content.Json json
            ? text(json)
            : new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8);
    return content.status() == 200 ? body : content.status() + " " + body;
  }

  private static String text(Content.Json json) {
    TextJson out = new TextJson();
    json.write(out);
    return out.toString();
  }

  /** The value of a member that is a text. */
  static String member(String json, String name) {
    int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(start, json.indexOf('"', start));
  }

  List<Route> routes() {
    return endpoint().routes();
  }
}
