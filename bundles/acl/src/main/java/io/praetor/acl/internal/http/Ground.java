package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.config.AclSettings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpRequest;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What requests are answered with.
 *
 * @param settings of this agent
 * @param ids makes an id that nothing ever had
 * @param nowMillis since 1970
 * @param primary the way to the primary datacenter
 * @param state null while there is none
 */
public record Ground(
    AclSettings settings,
    Supplier<String> ids,
    LongSupplier nowMillis,
    PrimaryCalls primary,
    Supplier<StateStore> state) {

  public boolean isPrimary() {
    return settings.datacenter().equalsIgnoreCase(settings.primaryDatacenter());
  }

  /** Whether there can be tokens of this datacenter only. */
  boolean hasLocalTokens() {
    return isPrimary() || settings.tokenReplication();
  }

  /** Refuses what makes tokens, where none can be made. */
  void requireTokens() {
    if (!hasLocalTokens()) {
      throw Body.failed("Token replication is required for auth methods to function");
    }
  }

  /** The state, for what is no plain read or write. */
  StateStore store() {
    StateStore store = state.get();
    if (store == null) {
      throw new UnavailableException("Not available just now: the state is starting.");
    }
    return store;
  }

  /** A change of a named token: here when it is of this datacenter only, or this is the primary. */
  Answer ofToken(HttpRequest request, String accessor, Answer.Write here) {
    return of(new TokenQueries.ByAccessor(accessor, nowMillis.getAsLong()), request, here);
  }

  /** The same of the token that the request shows. */
  Answer ofSecret(HttpRequest request, Answer.Write here) {
    return of(new TokenQueries.BySecret(request.token(), nowMillis.getAsLong()), request, here);
  }

  private Answer of(StateQuery<TokenView> which, HttpRequest request, Answer.Write here) {
    if (isPrimary()) {
      return here;
    }
    StateStore store = store();
    return new Answer.Later(
        store
            .read(which, ReadOptions.NOW)
            .thenCompose(
                found ->
                    found.value() != null && found.value().token().local()
                        ? store.write(here.command(), here.payload()).thenApply(here.render())
                        : primary.content(request)));
  }
}
