package io.praetor.acl.internal.lead;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclCommand.Initialization;
import io.praetor.acl.internal.command.AclCommandCodec;
import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.config.AclSettings;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the leader sees to: that builtin policies and tokens are there, and that tokens go whose
 * time is over. Nobody relies on the latter, they are not accepted any more anyway. {@link #tick}
 * and {@link #reset} are called by one thread.
 */
public final class Leading {

  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** Most tokens that are removed at once. */
  static final int MAX_BATCH = 512;

  private final AclSettings settings;
  private final StateStore store;
  private final LongSupplier nowMillis;
  private final Supplier<String> ids;
  private volatile boolean begun;

  /**
   * Nothing is known to be there yet.
   *
   * @param nowMillis since 1970
   * @param ids makes an id that nothing ever had
   */
  public Leading(
      AclSettings settings, StateStore store, LongSupplier nowMillis, Supplier<String> ids) {
    this.settings = settings;
    this.store = store;
    this.nowMillis = nowMillis;
    this.ids = ids;
  }

  /** Another server leads, or none. */
  public void reset() {
    begun = false;
  }

  /** Called on the leader every {@link #INTERVAL}. The future ends with the work of this tick. */
  public CompletableFuture<?> tick() {
    return begun ? expire() : begin();
  }

  /** Other datacenters copy the beginning from the primary one. */
  private CompletableFuture<?> begin() {
    if (!settings.datacenter().equalsIgnoreCase(settings.primaryDatacenter())) {
      begun = true;
      return CompletableFuture.completedFuture(null);
    }
    Initialization wanted = Builtin.of(settings, ids.get(), nowMillis.getAsLong());
    return store
        .read(new Missing(wanted), ReadOptions.NOW)
        .thenCompose(
            missing -> missing.value() ? write(wanted) : CompletableFuture.completedFuture(null))
        .thenRun(() -> begun = true);
  }

  private CompletableFuture<?> expire() {
    long now = nowMillis.getAsLong();
    return store
        .read(new Over(now), ReadOptions.NOW)
        .thenCompose(
            over ->
                over.value().isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : write(new AclCommand.Expiry(over.value(), now)));
  }

  private CompletableFuture<?> write(AclCommand command) {
    return store.write(Commands.ACL, AclCommandCodec.encode(command)).thenAccept(AclResults::check);
  }

  /** Whether anything is missing that should be there from the beginning. */
  private record Missing(Initialization wanted) implements StateQuery<Boolean> {
    @Override
    public Answer<Boolean> run(ReadTxn txn) {
      boolean missing = false;
      for (PolicyRow policy : wanted.policies()) {
        PolicyRow there = AclKeys.policy(txn, policy.id());
        missing |= there == null || !there.rules().equals(policy.rules());
      }
      for (TokenRow token : wanted.tokens()) {
        missing |= AclKeys.tokenBySecret(txn, token.secret()) == null;
      }
      return new Answer<>(missing, txn.index(), true);
    }
  }

  /** Accessors of tokens whose time is over, those first that have been so for longest. */
  private record Over(long now) implements StateQuery<List<String>> {
    @Override
    public Answer<List<String>> run(ReadTxn txn) {
      List<String> accessors = new ArrayList<>();
      for (TokenRow token : txn.scan(AclTables.TOKENS_BY_END, AclKeys.ALL)) {
        if (!token.isOver(now) || accessors.size() >= MAX_BATCH) {
          break;
        }
        accessors.add(token.accessor());
      }
      return new Answer<>(accessors, txn.index(), true);
    }
  }
}
