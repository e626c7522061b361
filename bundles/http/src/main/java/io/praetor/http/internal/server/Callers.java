package io.praetor.http.internal.server;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.http.internal.request.QueryString;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The gate: who asks, and whether they may. Holds no state. */
final class Callers {

  private final Providers providers;
  private final boolean controlled;

  /**
   * @param controlled whether callers need rights
   */
  Callers(Providers providers, boolean controlled) {
    this.providers = providers;
    this.controlled = controlled;
  }

  /** Where access is not controlled, everybody is known from the beginning. */
  void greet(Exchange exchange) {
    if (!controlled) {
      exchange.caller(Authorizer.UNLIMITED);
    }
  }

  /** Whether it has to be found out who asks before a handler with such a need is asked. */
  static boolean isUnknown(Exchange exchange, Need need) {
    return exchange.caller() == null && !(need instanceof Need.Nothing);
  }

  /** Who asks; null while nobody can tell. */
  CompletableFuture<Authorizer> find(Exchange exchange, QueryString query) {
    AccessControl control = providers.accessControl();
    if (control == null) {
      return null;
    }
    return exchange.isRelayed()
        ? control.relayed(exchange.token(query))
        : control.authorizer(secret(exchange.token(query)));
  }

  /** What a request that came straight from a client lacks, its agent adds. */
  private String secret(String shown) {
    return shown.isEmpty() ? providers.defaultToken() : shown;
  }

  /**
   * Refuses what is not allowed.
   *
   * @throws io.praetor.api.error.PlatformException in the words of the need
   */
  void check(Need need, HttpRequest request, Authorizer caller) {
    if (!controlled || !(need instanceof Need.Rights rights)) {
      return;
    }
    require(rights.found().apply(request), rights.refusal(), caller);
  }

  /** As {@link #check}. */
  static void require(List<Permission> permissions, Need.Refusal refusal, Authorizer caller) {
    for (Permission permission : permissions) {
      if (!caller.allows(permission)) {
        throw refusal.of(permission);
      }
    }
  }

  /**
   * Whether somebody who has waited is still allowed the same. Where that cannot be told at once,
   * it is asked for anew, but once only: who was just looked up need not be looked up again.
   */
  boolean isUnchanged(Exchange exchange, QueryString query) {
    if (!controlled || exchange.caller() == null) {
      return true;
    }
    CompletableFuture<Authorizer> now = find(exchange, query);
    if (now == null || !now.isDone()) {
      return exchange.isRestarted();
    }
    return !now.isCompletedExceptionally() && now.join() == exchange.caller();
  }

  /** False as soon as it is known that a caller is nobody any more, or has other rights. */
  boolean isStanding(Exchange exchange, QueryString query) {
    CompletableFuture<Authorizer> now = again(exchange, query);
    return now == null || (!now.isCompletedExceptionally() && now.join() == exchange.caller());
  }

  /**
   * Whether a caller may have more of an answer that goes on and on. Where only the handler can
   * tell, other rights than before are too few.
   */
  boolean mayGoOn(Exchange exchange, QueryString query, Need need, HttpRequest request) {
    CompletableFuture<Authorizer> now = again(exchange, query);
    if (now == null) {
      return true;
    }
    if (now.isCompletedExceptionally()) {
      return false;
    }
    Authorizer caller = now.join();
    boolean allowed =
        caller == exchange.caller()
            || (need instanceof Need.Rights rights
                && rights.found().apply(request).stream().allMatch(caller::allows));
    if (allowed) {
      exchange.caller(caller);
    }
    return allowed;
  }

  /** Who asks by now; null where it does not matter, and while it cannot be told. */
  private CompletableFuture<Authorizer> again(Exchange exchange, QueryString query) {
    if (!controlled || exchange.caller() == null) {
      return null;
    }
    CompletableFuture<Authorizer> now = find(exchange, query);
    return now == null || !now.isDone() ? null : now;
  }
}
