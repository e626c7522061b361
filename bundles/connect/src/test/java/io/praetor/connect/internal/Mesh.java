package io.praetor.connect.internal;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.PlatformException;
import io.praetor.api.state.Commands;
import io.praetor.api.tls.RpcTls;
import io.praetor.connect.internal.ca.Ceremony;
import io.praetor.connect.internal.ca.Issuance;
import io.praetor.connect.internal.command.ConnectCommandHandler;
import io.praetor.connect.internal.http.AuthorityEndpoint;
import io.praetor.connect.internal.http.Handout;
import io.praetor.format.json.JsonText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** An authority on a state in sorted maps, asked as clients ask it. */
public final class Mesh {

  public static final String CLUSTER = "11111111-2222-3333-4444-555555555555";
  public static final String DOMAIN = CLUSTER + ".consul";

  public final MemoryState state =
      new MemoryState(Map.of(Commands.CONNECT, new ConnectCommandHandler()));

  public Instant now = Instant.parse("2030-01-01T00:00:00Z");
  public Authorizer caller = Authorizer.UNLIMITED;

  /** The node for which the agent may speak that asks; null for any. */
  public String boundTo;

  public long nanos;

  /** Of the server. */
  public RpcTls tls =
      new RpcTls(null, true, true, true, "consul", new String[0], new String[0], List.of(), false);

  public final Ceremony ceremony =
      new Ceremony(() -> state, () -> now, new SecureRandom(), Runnable::run);

  private final AuthorityEndpoint endpoint;

  /** One that hands certificates to agents. */
  public Mesh() {
    this(true);
  }

  public Mesh(boolean handsOut) {
    endpoint =
        new AuthorityEndpoint(
            ceremony,
            new Issuance(() -> state, "dc1", () -> now, () -> nanos, Runnable::run),
            new Handout(handsOut, () -> state, () -> tls));
  }

  /** An authority as a leader makes the first. */
  public Mesh begin() {
    boolean there = ceremony.begin(wanted(), CLUSTER).join();
    return there ? this : begin();
  }

  public static Ceremony.Wanted wanted() {
    Map<String, Object> config = Map.of("LeafCertTTL", "72h", "IntermediateCertTTL", "8760h");
    return new Ceremony.Wanted("consul", config, false, false);
  }

  public List<Route> routes() {
    return endpoint.routes();
  }

  public String get(String path) {
    return call("GET", path, "");
  }

  public String put(String path, String body) {
    return call("PUT", path, body);
  }

  /** The tree of what is answered. */
  public Map<?, ?> tree(String path) {
    return (Map<?, ?>) JsonText.tree(get(path));
  }

  private String call(String method, String target, String body) {
    String[] parts = target.split("\\?", 2);
    Route route =
        routes().stream().filter(one -> one.path().equals(parts[0])).findFirst().orElseThrow();
    FakeRequest request =
        FakeRequest.of(method, "", parts.length > 1 ? parts[1] : "", body).by(caller);
    if (boundTo != null) {
      request = request.through(boundTo);
    }
    try {
      if (route.handlers().get(method).need() instanceof Need.Rights rights) {
        rights.found().apply(request).forEach(caller::require);
      }
      return text(run(route.handlers().get(method).handle(request)));
    } catch (PlatformException e) {
      return e.getMessage();
    } catch (CompletionException e) {
      return e.getCause().getMessage();
    }
  }

  private Content run(Answer answer) {
    if (answer instanceof Answer.Later later) {
      return later.content().toCompletableFuture().join();
    } else if (answer instanceof Answer.Read<?> read) {
      return read(read);
    }
    return readOnce((Answer.ReadOnce<?>) answer);
  }

  private <T> Content read(Answer.Read<T> read) {
    return read.render().apply(state.now(read.query()).value());
  }

  private <T> Content readOnce(Answer.ReadOnce<T> read) {
    return read.render().apply(state.now(read.query()));
  }

  /** What a response says. */
  public static String text(Content content) {
    if (content.body() instanceof Content.Json json) {
      TextJson out = new TextJson();
      json.write(out);
      return out.toString().replace("\n", "\\n"); // certificates have lines
    }
    return new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8);
  }
}
