package io.praetor.connect.internal.ca;

import io.praetor.api.connect.CaRootRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.TooManyRequestsException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.connect.internal.command.AuthorityQuery;
import io.praetor.connect.internal.command.ConnectResult;
import io.praetor.format.connect.CaSettings;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Signs certificates of services and agents, no more of them than the configuration allows. Who
 * asks was found to be entitled before. Thread-safe; nothing blocks.
 */
public final class Issuance {

  private final Supplier<StateStore> store;
  private final String datacenter;
  private final Supplier<Instant> now;
  private final Pace pace;
  private final AtomicLong underWay = new AtomicLong();
  private final Executor workshop;

  /**
   * @param store the state, or a {@link io.praetor.api.error.PlatformException} while it is away
   * @param nanoClock for the limit
   */
  public Issuance(
      Supplier<StateStore> store,
      String datacenter,
      Supplier<Instant> now,
      LongSupplier nanoClock,
      Executor workshop) {
    this.store = store;
    this.datacenter = datacenter;
    this.now = now;
    this.pace = new Pace(nanoClock);
    this.workshop = workshop;
  }

  /** A certificate for whoever has the key of the request, which is looked at in the workshop. */
  public CompletableFuture<Issued> sign(SigningRequest.Unproven request) {
    StateStore state = store.get();
    return state
        .read(new AuthorityQuery(), ReadOptions.NOW)
        .thenCompose(
            read -> {
              AuthorityQuery.Found found = read.value();
              if (!found.isWhole()) {
                throw new OperationFailedException(
                    "CA is uninitialized and unable to sign certificates yet: no root certificate");
              }
              CaSettings settings = Ceremony.settings(found.configuration());
              SpiffeId id = checked(request.id(), found.configuration().clusterId());
              admit(settings);
              return CompletableFuture.supplyAsync(request::proven, workshop)
                  .thenCompose(
                      proven ->
                          Ceremony.number(state, 1)
                              .thenApplyAsync(
                                  taken -> issue(found, settings, id, proven, taken), workshop))
                  .whenComplete((issued, failure) -> underWay.decrementAndGet());
            });
  }

  /** Counts it as under way, or refuses it. */
  private void admit(CaSettings settings) {
    boolean paced = settings.maxPerSecond() > 0;
    long most = paced || settings.maxConcurrent() == 0 ? Long.MAX_VALUE : settings.maxConcurrent();
    boolean admitted = !paced || pace.admit(settings.maxPerSecond());
    if (underWay.incrementAndGet() > most || !admitted) {
      underWay.decrementAndGet();
      throw new TooManyRequestsException("Rate limit reached, try again later");
    }
  }

  /** Agents ask before they know the trust domain. */
  private SpiffeId checked(SpiffeId id, String clusterId) {
    String own = SpiffeId.ofCluster(clusterId).host();
    if (id instanceof SpiffeId.Agent agent) {
      requireHere(agent.datacenter());
      return new SpiffeId.Agent(own, agent.datacenter(), agent.node());
    }
    SpiffeId.Service service = (SpiffeId.Service) id;
    requireHere(service.datacenter());
    if (!service.host().equalsIgnoreCase(own)) {
      throw new OperationFailedException(
          "SPIFFE ID in CSR from a different trust domain: " + service.host() + ", we are " + own);
    }
    return new SpiffeId.Service(own, service.datacenter(), service.service());
  }

  private void requireHere(String other) {
    if (!other.equals(datacenter)) {
      throw new OperationFailedException(
          "SPIFFE ID in CSR from a different datacenter: " + other + ", we are " + datacenter);
    }
  }

  /** Services get their id and nothing else: with a host's name they could pass for that host. */
  private Issued issue(
      AuthorityQuery.Found found,
      CaSettings settings,
      SpiffeId id,
      SigningRequest request,
      ConnectResult taken) {
    CaRootRow root = found.active();
    try {
      Authority signer = Authority.of(root.certificate(), found.key().privateKey());
      X509Certificate certificate =
          signer.issue(
              id, request.hosts(), request.key(), taken.last(), now.get(), settings.leafLife());
      StringBuilder chain = new StringBuilder(PemText.of(certificate));
      root.intermediates().forEach(chain::append);
      return new Issued(
          HexPairs.of(certificate.getSerialNumber().toByteArray()),
          chain.toString(),
          id,
          root.id(),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(),
          taken.index());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new OperationFailedException("error generating certificate: " + e.getMessage());
    }
  }
}
