package io.praetor.connect.internal.ca;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.connect.internal.command.AuthorityQuery;
import io.praetor.connect.internal.command.ConnectCommand;
import io.praetor.connect.internal.command.ConnectCommandCodec;
import io.praetor.connect.internal.command.ConnectResult;
import io.praetor.format.connect.CaSettings;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Makes roots: the first one, and those that take its place when the settings ask for another.
 * Thread-safe: who comes second is refused by the state. Work on keys is done by the executor.
 */
public final class Ceremony {

  /** Who keeps the keys. Consul knows two more, which this agent does not. */
  public static final String PROVIDER = "consul";

  private static final Set<String> FOREIGN = Set.of("vault", "aws-pca");

  /** Stands in answers, and in what is sent back of them, for the key that is there. */
  static final String HIDDEN = "hidden";

  private static final String KEY = "PrivateKey";

  /** A root that signs no more is trusted for so many lives of the certificates that it signed. */
  private static final int LIVES_AFTER_ROTATION = 2;

  private final Supplier<StateStore> store;
  private final Supplier<Instant> now;
  private final SecureRandom random;
  private final Executor workshop;

  /**
   * @param store the state, or a {@link io.praetor.api.error.PlatformException} while it is away
   */
  public Ceremony(
      Supplier<StateStore> store, Supplier<Instant> now, SecureRandom random, Executor workshop) {
    this.store = store;
    this.now = now;
    this.random = random;
    this.workshop = workshop;
  }

  /**
   * What somebody wants the authority to be.
   *
   * @param config members as Consul calls them
   * @param withoutCrossSigning whether the old root is not to sign a new one
   */
  public record Wanted(
      String provider, Map<String, Object> config, boolean hasState, boolean withoutCrossSigning) {}

  /** Begins what is not there yet; the leader's work. Completes with whether it was there. */
  public CompletableFuture<Boolean> begin(Wanted wanted, String clusterId) {
    return read()
        .thenCompose(
            found -> {
              if (found.isWhole()) {
                return CompletableFuture.completedFuture(true);
              }
              CaConfigurationRow first =
                  new CaConfigurationRow(
                      clusterId, wanted.provider(), kept(wanted.config()), false, 0, 0);
              CaSettings settings = settings(wanted);
              var unused = origin(settings); // a key that cannot be read costs no number
              return rotate(found, first, settings, false).thenApply(done -> false);
            });
  }

  /** Changes the configuration, and the root if it asks for another. */
  public CompletableFuture<Void> reconfigure(Wanted wanted) {
    return read()
        .thenComposeAsync(
            found -> {
              if (!found.isWhole()) {
                throw new OperationFailedException("CA has not finished initializing");
              } else if (wanted.hasState()) {
                throw new InvalidRequestException(
                    "Bad request: Provider State is read-only. It must be omitted or identical to"
                        + " the current value");
              }
              return reconfigure(found, wanted);
            },
            workshop);
  }

  private CompletableFuture<Void> reconfigure(AuthorityQuery.Found found, Wanted wanted) {
    CaConfigurationRow before = found.configuration();
    CaConfigurationRow after =
        new CaConfigurationRow(
            before.clusterId(),
            wanted.provider(),
            kept(wanted.config()),
            wanted.withoutCrossSigning(),
            0,
            0);
    CaSettings settings = settings(revealed(wanted, found.key()));
    if (found.key().origin().equals(origin(settings))) {
      boolean same =
          before.provider().equals(after.provider()) && before.config().equals(after.config());
      return same
          ? CompletableFuture.completedFuture(null)
          : write(new ConnectCommand.Change(found.index(), after, List.of(), null));
    }
    boolean signed = !wanted.withoutCrossSigning();
    boolean able = settings(before).crossSigning();
    if (signed && !able) {
      throw new OperationFailedException(
          "The current CA Provider does not support cross-signing. You can try again with"
              + " ForceWithoutCrossSigningSet but this may cause disruption - see documentation"
              + " for more.");
    }
    return rotate(found, after, settings, signed);
  }

  private static String origin(CaSettings settings) {
    try {
      return RootRows.origin(settings);
    } catch (IOException | GeneralSecurityException e) {
      throw new OperationFailedException("error configuring provider: " + e.getMessage());
    }
  }

  /** Two numbers are taken in any case: for the root, and for what the old one says of it. */
  private CompletableFuture<Void> rotate(
      AuthorityQuery.Found found,
      CaConfigurationRow configuration,
      CaSettings settings,
      boolean crossSigned) {
    return number(store.get(), 2)
        .thenApplyAsync(
            taken -> made(found, configuration, settings, taken.last() - 1, crossSigned), workshop)
        .thenCompose(this::write);
  }

  private ConnectCommand.Change made(
      AuthorityQuery.Found found,
      CaConfigurationRow configuration,
      CaSettings settings,
      long serial,
      boolean crossSigned) {
    Instant time = now.get();
    try {
      Authority next = RootRows.make(settings, configuration.clusterId(), serial, time, random);
      List<X509Certificate> intermediates = new ArrayList<>();
      CaRootRow old = found.active();
      if (crossSigned && old != null) {
        Authority signer = Authority.of(old.certificate(), found.key().privateKey());
        intermediates.add(signer.crossSign(next, serial + 1, time));
      }
      CaRootRow root = RootRows.root(next, configuration.clusterId(), intermediates);
      CaKeyRow key = RootRows.key(next, settings);
      List<CaRootRow> roots = new ArrayList<>();
      for (CaRootRow known : found.roots()) {
        if (!known.id().equals(root.id())) {
          roots.add(known.active() ? known.rotatedOut(time.toEpochMilli()) : known);
        }
      }
      roots.add(root);
      return new ConnectCommand.Change(found.index(), configuration, roots, key);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new OperationFailedException("error configuring provider: " + e.getMessage());
    }
  }

  /** Trusts no longer in roots whose last certificates ended long ago; the leader's work. */
  public CompletableFuture<Void> prune() {
    return read()
        .thenCompose(
            found -> {
              if (!found.isWhole()) {
                return CompletableFuture.completedFuture(null);
              }
              Duration trusted =
                  settings(found.configuration()).leafLife().multipliedBy(LIVES_AFTER_ROTATION);
              long over = now.get().minus(trusted).toEpochMilli();
              List<CaRootRow> left =
                  found.roots().stream()
                      .filter(root -> root.active() || root.rotatedOutMillis() >= over)
                      .toList();
              return left.size() == found.roots().size()
                  ? CompletableFuture.completedFuture(null)
                  : write(new ConnectCommand.Change(found.index(), null, left, null));
            });
  }

  /** The settings of a configuration that counts. */
  static CaSettings settings(CaConfigurationRow configuration) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (JsonText.tree(configuration.config()) instanceof Map<?, ?> config) {
      config.forEach((name, value) -> members.put((String) name, value));
    }
    return CaSettings.of(
        members,
        reason -> {
          throw new IllegalStateException("the authority is configured wrongly: " + reason);
        });
  }

  private static CaSettings settings(Wanted wanted) {
    if (!wanted.provider().equals(PROVIDER)) {
      String reason =
          FOREIGN.contains(wanted.provider())
              ? "is not supported: this agent knows only \"consul\""
              : "";
      throw new OperationFailedException(
          reason.isEmpty()
              ? "could not initialize provider: unknown CA provider "
                  + GoText.quoted(wanted.provider())
              : "could not initialize provider: CA provider "
                  + GoText.quoted(wanted.provider())
                  + " "
                  + reason);
    }
    return CaSettings.of(
        wanted.config(),
        reason -> new OperationFailedException("error configuring provider: " + reason));
  }

  /** A configuration as it is kept: without the key, which stands in a table of its own. */
  private static String kept(Map<String, Object> config) {
    Map<String, Object> kept = new TreeMap<>(config);
    kept.replaceAll(
        (name, value) -> isKey(name) && value != null && !value.equals("") ? HIDDEN : value);
    return JsonText.of(kept);
  }

  /** What was asked for, with the key that is there if its place was not touched. */
  private static Wanted revealed(Wanted wanted, CaKeyRow key) {
    Map<String, Object> config = new LinkedHashMap<>(wanted.config());
    config.replaceAll(
        (name, value) -> isKey(name) && HIDDEN.equals(value) ? key.privateKey() : value);
    return new Wanted(wanted.provider(), config, wanted.hasState(), wanted.withoutCrossSigning());
  }

  /** Whatever its spelling: nobody's key is shown because of an underscore. */
  private static boolean isKey(String member) {
    return member.replace("_", "").equalsIgnoreCase(KEY);
  }

  private CompletableFuture<AuthorityQuery.Found> read() {
    return store.get().read(new AuthorityQuery(), ReadOptions.NOW).thenApply(read -> read.value());
  }

  private CompletableFuture<Void> write(ConnectCommand command) {
    return store
        .get()
        .write(Commands.CONNECT, ConnectCommandCodec.encode(command))
        .thenAccept(ConnectResult::of);
  }

  static CompletableFuture<ConnectResult> number(StateStore store, long count) {
    return store
        .write(Commands.CONNECT, ConnectCommandCodec.encode(new ConnectCommand.Numbering(count)))
        .thenApply(ConnectResult::of);
  }
}
