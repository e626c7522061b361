package io.praetor.session.internal.http;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.Lifetimes;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.StateStore;
import io.praetor.session.internal.command.SessionKeys;
import io.praetor.session.internal.query.SessionQuery;
import io.praetor.spi.http.Content;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets sessions live on. Nothing is written for that: the leader alone keeps the time. */
public final class SessionRenewal {

  private final Supplier<StateStore> store;
  private final Supplier<Lifetimes> lifetimes;

  /**
   * Makes the renewal.
   *
   * @param store the state, or null while there is none
   * @param lifetimes who prolongs lives, or null while nobody does
   */
  public SessionRenewal(Supplier<StateStore> store, Supplier<Lifetimes> lifetimes) {
    this.store = store;
    this.lifetimes = lifetimes;
  }

  /** The session as it is, once it will live for its whole life again. */
  CompletableFuture<Content> renew(String id) {
    return present(store)
        .read(new SessionQuery(id), ReadOptions.NOW)
        .thenCompose(found -> prolong(id, found.value().session()));
  }

  private CompletableFuture<Content> prolong(String id, SessionRow session) {
    if (session == null || session.lifeMillis() == 0) {
      return CompletableFuture.completedFuture(answer(id, session, session != null));
    }
    return present(lifetimes)
        .renew(SessionTables.SESSIONS, SessionKeys.session(session.id()))
        .thenApply(alive -> answer(id, session, alive));
  }

  private static Content answer(String id, SessionRow session, boolean alive) {
    return alive ? SessionAnswers.list(List.of(session)) : SessionAnswers.notFound(id);
  }

  private static <T> T present(Supplier<T> service) {
    T known = service.get();
    if (known == null) {
      throw new UnavailableException(
          "Not available just now: the state is starting or being replaced. Please try again.");
    }
    return known;
  }
}
