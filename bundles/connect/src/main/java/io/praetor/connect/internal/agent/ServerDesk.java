package io.praetor.connect.internal.agent;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.connect.internal.ca.SigningRequest;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.http.AuthorityEndpoint;
import io.praetor.connect.internal.http.ServerAnswer;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.home.HomeCalls;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import io.praetor.format.key.KeyKind;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.operator.OperatorCreationException;

/** Asks servers by the HTTP API. The keys of certificates never leave this agent. */
final class ServerDesk implements Desk {

  private static final String WAIT = "&wait=5m";

  /** Longer than a server waits that is asked with {@link #WAIT}. */
  private static final Duration WAITING_PATIENCE = Duration.ofMinutes(6);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOKEN = "x-consul-token";

  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the server's answer makes no sense: " + reason);

  private final DatacenterApi api;
  private final String datacenter;
  private final SecureRandom random;
  private final Executor workshop;
  private final Set<DatacenterApi.Call> calls = ConcurrentHashMap.newKeySet();

  /**
   * @param workshop for work on keys
   */
  ServerDesk(DatacenterApi api, String datacenter, SecureRandom random, Executor workshop) {
    this.api = api;
    this.datacenter = datacenter;
    this.random = random;
    this.workshop = workshop;
  }

  @Override
  public CompletableFuture<Roots> roots(long newerThan) {
    String news = newerThan == 0 ? "" : "?index=" + Long.toUnsignedString(newerThan) + WAIT;
    Duration patience = newerThan == 0 ? PATIENCE : WAITING_PATIENCE;
    return ask("GET", "/v1/connect/ca/roots" + news, "", new byte[0], patience)
        .thenApply(
            answer -> {
              Fields roots = Fields.of("CARoots", answer.body(), GARBLED);
              return new Roots(
                  roots.text("ActiveRootID"), roots.text("TrustDomain"), HomeCalls.index(answer));
            });
  }

  @Override
  public CompletableFuture<Leaf> sign(String service, String trustDomain, String token) {
    SpiffeId id = new SpiffeId.Service(trustDomain, datacenter, service);
    return CompletableFuture.supplyAsync(this::key, workshop)
        .thenCompose(
            keys ->
                ask("PUT", AuthorityEndpoint.SIGN, token, request(id, keys), PATIENCE)
                    .thenApply(answer -> leaf(service, keys, answer)));
  }

  /** Changes something; what a server refuses fails in its words. */
  CompletableFuture<byte[]> put(String target, String token, byte[] body) {
    return ask("PUT", target, token, body, PATIENCE).thenApply(ApiResponse::body);
  }

  private KeyPair key() {
    try {
      return KeyKind.P256.generate(random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every platform has that curve
    }
  }

  private static byte[] request(SpiffeId id, KeyPair keys) {
    try {
      String text = SigningRequest.write(id, keys);
      return JsonText.of(Map.of("CSR", text)).getBytes(StandardCharsets.UTF_8);
    } catch (IOException | OperatorCreationException e) {
      throw new OperationFailedException("no certificate can be asked for: " + e.getMessage());
    }
  }

  private static Leaf leaf(String service, KeyPair keys, ApiResponse answer) {
    Fields fields = Fields.of("IssuedCert", answer.body(), GARBLED);
    try {
      return new Leaf(
          fields.text("SerialNumber"),
          fields.text("CertPEM"),
          PemText.keyOf(keys),
          service,
          fields.text("ServiceURI"),
          fields.text("RootID"),
          Instant.parse(fields.text("ValidAfter")),
          Instant.parse(fields.text("ValidBefore")),
          fields.index("ModifyIndex"));
    } catch (IOException | DateTimeParseException e) {
      throw GARBLED.because(e.getMessage());
    }
  }

  private CompletableFuture<ApiResponse> ask(
      String method, String target, String token, byte[] body, Duration patience) {
    Map<String, List<String>> headers = token.isEmpty() ? Map.of() : Map.of(TOKEN, List.of(token));
    DatacenterApi.Call call = api.ask("", new ApiRequest(method, target, headers, body, null));
    calls.add(call);
    return call.answer()
        .copy()
        .orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((answer, failure) -> ended(call))
        .thenApply(ServerAnswer::good);
  }

  /** Nobody waits for it any more, whether there was an answer or not. */
  private void ended(DatacenterApi.Call call) {
    calls.remove(call);
    if (!call.answer().isDone()) {
      call.cancel().run();
    }
  }

  /** Nobody waits for any answer any more. */
  void giveUp() {
    calls.forEach(call -> call.cancel().run());
  }
}
