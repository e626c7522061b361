package io.praetor.testkit.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.testkit.state.MemoryState;
import java.util.List;

/** What a server does for a caller before it answers: it looks after needs, and into the state. */
public final class Gate {

  private Gate() {}

  /** The answer of a route, for those who have what it needs. */
  public static Answer ask(Route route, HttpRequest request, MemoryState state) {
    var action = route.handlers().get(request.method());
    if (action.need() instanceof Need.Rights rights && !request.caller().isUnlimited()) {
      require(rights.found().apply(request), rights.refusal(), request.caller());
    }
    return through(action.handle(request), state, request.caller());
  }

  /** The answer that follows in the end. */
  public static Answer through(Answer answer, MemoryState state, Authorizer caller) {
    if (answer instanceof Answer.Guarded guarded) {
      if (!caller.isUnlimited()) {
        require(state.now(guarded.needs()).value(), guarded.refusal(), caller);
      }
      return through(guarded.answer().get(), state, caller);
    }
    return answer instanceof Answer.Then<?> then ? then(then, state, caller) : answer;
  }

  private static <T> Answer then(Answer.Then<T> then, MemoryState state, Authorizer caller) {
    return through(then.next().apply(state.now(then.query()).value()), state, caller);
  }

  private static void require(
      List<Permission> permissions, Need.Refusal refusal, Authorizer caller) {
    for (Permission permission : permissions) {
      if (!caller.allows(permission)) {
        throw refusal.of(permission);
      }
    }
  }

  /** What of it a caller sees. */
  public static <T> T seen(Answer.Read<T> read, T found, Authorizer caller) {
    return caller.isUnlimited() ? found : read.sight().of(found, caller);
  }
}
