package io.praetor.connect.internal.handout;

import io.praetor.api.connect.CaRootRow;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.command.RootsQuery;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom a server takes for a client agent: the roots of the mesh, as its own state has them. */
public final class MeshRoots implements MeshCredentials {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(MeshRoots.class);

  /** How long the state is waited for, at most: it may be another one by then. */
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Supplier<StateStore> store;
  private final String datacenter;
  private final Executor executor;
  private volatile Held current;
  private boolean asking; // guarded by this
  private long seen; // guarded by this

  /**
   * @param store the state, or a {@link io.praetor.api.error.PlatformException} while it is away
   * @param executor takes certificates apart
   */
  public MeshRoots(Supplier<StateStore> store, String datacenter, Executor executor) {
    this.store = store;
    this.datacenter = datacenter;
    this.executor = executor;
  }

  @Override
  public Held current() {
    return current;
  }

  /** Looks for news, unless that is being done. */
  public void tick() {
    long newerThan;
    synchronized (this) {
      if (asking) {
        return;
      }
      asking = true;
      newerThan = seen;
    }
    var unused = read(newerThan).whenCompleteAsync(this::answered, executor);
  }

  private CompletableFuture<ReadResult<RootsQuery.Found>> read(long newerThan) {
    try {
      return store
          .get()
          .read(new RootsQuery(), new ReadOptions(ReadMode.STALE, newerThan, WAIT, Duration.ZERO));
    } catch (RuntimeException away) { // or being exchanged; the timer would never call again
      return CompletableFuture.failedFuture(away);
    }
  }

  private void answered(ReadResult<RootsQuery.Found> read, Throwable failure) {
    long next = 0;
    try {
      if (read != null && read.value().configuration() != null) {
        take(read.value());
        next = read.index();
      }
    } catch (IOException malformed) {
      LOG.error("The roots of the mesh cannot be used: {}", malformed.getMessage());
    } finally {
      synchronized (this) {
        asking = false;
        seen = next;
      }
    }
  }

  private void take(RootsQuery.Found found) throws IOException {
    List<X509Certificate> roots = new ArrayList<>();
    for (CaRootRow root : found.roots()) {
      roots.add(PemText.certificate(root.certificate()));
    }
    String host = SpiffeId.ofCluster(found.configuration().clusterId()).host();
    String agents = new SpiffeId.Agent(host, datacenter, "").uri();
    Held now = new Held(null, agents, List.copyOf(roots), List.of(), false);
    if (!roots.isEmpty() && !now.equals(current)) {
      current = now;
    }
  }
}
