package io.praetor.agent.internal.keyring;

import io.praetor.agent.internal.MultiError;
import io.praetor.agent.internal.Surroundings;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * {@code /v1/operator/keyring}. Runs on servers: in the pool of all servers, in the own datacenter,
 * and in every other one, where any server does its part when it is asked at {@link #PART}.
 */
public final class KeyringEndpoint implements HttpEndpoint {

  /**
   * Where a server of another datacenter asks for the part of this one. A path of its own, because
   * the one for people is about the very agent that is asked, and so never relayed.
   */
  static final String PART = "/v1/internal/keyring";

  private static final String PATH = "/v1/operator/keyring";

  private static final Need READ =
      Need.of(Resource.KEYRING, Access.READ)
          .refusing(lacking -> new OperationFailedException("Reading keyring denied by ACLs"));

  private static final Need WRITE =
      Need.of(Resource.KEYRING, Access.WRITE)
          .refusing(
              lacking -> new OperationFailedException("Modifying keyring denied due to ACLs"));

  private final String datacenter;
  private final boolean server;
  private final Surroundings surroundings;

  public KeyringEndpoint(String datacenter, boolean server, Surroundings surroundings) {
    this.datacenter = datacenter;
    this.server = server;
    this.surroundings = surroundings;
  }

  @Override
  public List<Route> routes() {
    Route whole = new Route(PATH, handlers(this::run), Route.BodyLimit.NONE, Route.Scope.AGENT);
    return server ? List.of(whole, new Route(PART, handlers(this::runHere))) : List.of(whole);
  }

  private static Map<String, Action> handlers(Handler handler) {
    return Map.of(
        "GET", READ.then(handler),
        "POST", WRITE.then(handler),
        "PUT", WRITE.then(handler),
        "DELETE", WRITE.then(handler));
  }

  private Answer runHere(HttpRequest request) {
    return run(request, KeyringRequest.of(request), true);
  }

  private Answer run(HttpRequest request) {
    KeyringRequest wanted = KeyringRequest.of(request);
    if (!server) {
      throw new OperationFailedException("keyring operations must run against a server node");
    }
    return run(request, wanted, wanted.localOnly());
  }

  private Answer run(HttpRequest request, KeyringRequest wanted, boolean homeOnly) {
    List<CompletableFuture<List<KeyringReply>>> parts = new ArrayList<>();
    GossipPool wan = homeOnly ? null : surroundings.wan();
    if (wan != null) {
      parts.add(inPool(wan, true, wanted));
    }
    parts.add(inPool(surroundings.lan(), false, wanted));
    ApiRelay relay = surroundings.relay();
    if (wan != null && relay != null) {
      relay.datacenters().stream()
          .filter(name -> !name.equals(datacenter))
          .forEach(name -> parts.add(ForwardedKeyring.ask(relay, name, request, token(request))));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
    return new Answer.Later(
        all.thenApply(
            done -> content(wanted, parts.stream().flatMap(p -> p.join().stream()).toList())));
  }

  /** What a request that came straight to this agent lacks, the agent adds. */
  private String token(HttpRequest request) {
    return request.token().isEmpty() && request.relayedBy().isEmpty()
        ? surroundings.secret(AgentTokens.Purpose.DEFAULT)
        : request.token();
  }

  private CompletableFuture<List<KeyringReply>> inPool(
      GossipPool pool, boolean wan, KeyringRequest wanted) {
    boolean list = wanted.operation() == KeyringOperation.GET;
    String problem = list ? "" : KeyText.problem(wanted.key());
    if (!problem.isEmpty()) {
      return CompletableFuture.completedFuture(
          List.of(new KeyringReply(wan, datacenter, null, problem)));
    }
    if (!pool.keyring().encrypted()) {
      KeyringAnswer refusal = refusal(pool, wanted.operation().unencrypted());
      return CompletableFuture.completedFuture(List.of(KeyringReply.of(wan, datacenter, refusal)));
    }
    return wanted
        .operation()
        .run(pool.keyring(), wanted.key(), wanted.relayFactor())
        .thenApply(answer -> KeyringReply.of(wan, datacenter, answer))
        .exceptionally(failure -> new KeyringReply(wan, datacenter, null, reason(failure)))
        .thenApply(List::of);
  }

  /** Nobody needs to be asked: all of a pool are encrypted, or none is. */
  private static KeyringAnswer refusal(GossipPool pool, String message) {
    Map<String, String> messages = new TreeMap<>();
    for (Member member : pool.members()) {
      if (member.status() == MemberStatus.ALIVE) {
        messages.put(member.name(), message);
      }
    }
    int count = messages.size();
    return new KeyringAnswer(count, count, count, messages, Map.of(), Map.of());
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return String.valueOf(cause.getMessage());
  }

  private static Content content(KeyringRequest wanted, List<KeyringReply> replies) {
    List<String> errors = replies.stream().flatMap(reply -> reply.errors().stream()).toList();
    if (!errors.isEmpty()) {
      throw MultiError.of(errors);
    }
    return wanted.operation() == KeyringOperation.GET
        ? Content.json(
            out -> {
              out.beginArray();
              replies.forEach(reply -> reply.write(out));
              out.endArray();
            })
        : Content.empty(200);
  }
}
