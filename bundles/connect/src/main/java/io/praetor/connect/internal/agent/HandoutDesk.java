package io.praetor.connect.internal.agent;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.connect.internal.ca.HostNames;
import io.praetor.connect.internal.ca.SigningRequest;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.handout.FirstRequests;
import io.praetor.connect.internal.http.AuthorityEndpoint;
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
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.bouncycastle.operator.OperatorCreationException;

/** Asks servers for a certificate of this agent, whose key stays here, in memory only. */
final class HandoutDesk implements AgentDesk {

  /** Not known before a server has told it, which puts its own into the certificate. */
  private static final String UNKNOWN_DOMAIN = "unknown";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the server's answer makes no sense: " + reason);

  private final Self self;
  private final ServerDesk servers;
  private final Supplier<UncertifiedRelay> stranger;
  private final Supplier<String> token;
  private final Executor workshop;
  private final SecureRandom random;

  /**
   * Who asks.
   *
   * @param node its name
   * @param hosts names of hosts that it wants to have
   */
  record Self(String datacenter, String node, HostNames hosts) {}

  /**
   * @param servers the way with a certificate
   * @param stranger the way without one; null while it is away
   * @param token of this agent, as it is now
   * @param workshop for work on keys
   */
  HandoutDesk(
      Self self,
      ServerDesk servers,
      Supplier<UncertifiedRelay> stranger,
      Supplier<String> token,
      Executor workshop,
      SecureRandom random) {
    this.self = self;
    this.servers = servers;
    this.stranger = stranger;
    this.token = token;
    this.workshop = workshop;
    this.random = random;
  }

  /** What was asked. */
  private record Question(KeyPair keys, String text) {}

  @Override
  public CompletableFuture<Desk.Roots> roots(long newerThan) {
    return servers.roots(newerThan);
  }

  @Override
  public CompletableFuture<Handed> ask(boolean certified) {
    return CompletableFuture.supplyAsync(this::question, workshop)
        .thenCompose(
            question ->
                (certified ? known(question) : unknown(question))
                    .thenApplyAsync(answer -> handed(question.keys(), answer), workshop));
  }

  private Question question() {
    SpiffeId id = new SpiffeId.Agent(UNKNOWN_DOMAIN, self.datacenter(), self.node());
    try {
      KeyPair keys = KeyKind.P256.generate(random);
      return new Question(keys, SigningRequest.write(id, self.hosts(), keys));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new OperationFailedException("no certificate can be asked for: " + e.getMessage());
    }
  }

  private CompletableFuture<byte[]> known(Question question) {
    byte[] body = JsonText.of(Map.of("CSR", question.text())).getBytes(StandardCharsets.UTF_8);
    return servers.put(AuthorityEndpoint.AGENT, token.get(), body);
  }

  private CompletableFuture<byte[]> unknown(Question question) {
    UncertifiedRelay way = stranger.get();
    if (way == null) {
      throw new UnavailableException("Not available just now: the way to servers.");
    }
    byte[] request = FirstRequests.write(token.get(), question.text());
    return way.askUncertified(FirstRequests.PROTOCOL, request, PATIENCE);
  }

  private Handed handed(KeyPair keys, byte[] answer) {
    Fields all = Fields.of("SignedResponse", answer, GARBLED);
    Fields issued = all.object("IssuedCert", "IssuedCert");
    Fields roots = all.object("ConnectCARoots", "IndexedCARoots");
    try {
      List<X509Certificate> chain = PemText.certificates(issued.text("CertPEM"));
      if (!chain.get(0).getPublicKey().equals(keys.getPublic())) {
        throw new IOException("the certificate is one of another key");
      }
      List<X509Certificate> signers = new ArrayList<>();
      for (Fields root : roots.list("Roots", "CARoot")) {
        signers.addAll(PemText.certificates(root.text("RootCert")));
      }
      List<X509Certificate> authorities = new ArrayList<>();
      for (String authority : all.texts("ManualCARoots")) {
        authorities.addAll(PemText.certificates(authority));
      }
      MeshCredentials.Held held =
          new MeshCredentials.Held(
              new MeshCredentials.Identity(keys.getPrivate(), List.copyOf(chain)),
              new SpiffeId.Agent(roots.text("TrustDomain"), self.datacenter(), "").uri(),
              List.copyOf(signers),
              List.copyOf(authorities),
              all.flag("VerifyServerHostname"));
      return new Handed(
          held,
          issued.text("RootID"),
          Instant.parse(issued.text("ValidAfter")),
          Instant.parse(issued.text("ValidBefore")));
    } catch (IOException | DateTimeParseException e) {
      throw GARBLED.because(e.getMessage());
    }
  }
}
