package io.praetor.http.internal.server;

import io.praetor.api.audit.AuditEntry;
import io.praetor.api.audit.AuditTrail;
import java.util.function.Supplier;

/** Records what was asked of the API, where the configuration says so. Thread-safe. */
final class Audit {

  private static final String API = "/v1/";

  /** What clients say of themselves; more of it waits in memory for the file. */
  private static final int MAX_HEADER = 256;

  /** What a request comes to whose client left before it had its answer, as other servers say. */
  private static final int LEFT = 499;

  private final boolean enabled;
  private final Supplier<AuditTrail> trail;

  /**
   * @param trail null while there is none
   */
  Audit(boolean enabled, Supplier<AuditTrail> trail) {
    this.enabled = enabled;
    this.trail = trail;
  }

  /** Whether a request has to wait until it can be recorded. */
  boolean isMissing(String path) {
    return enabled && path.startsWith(API) && trail.get() == null;
  }

  /** A request has its answer. Those that another agent answered are recorded there. */
  void answered(Exchange exchange, int status) {
    if (enabled && exchange.isOfClient() && exchange.target().path().startsWith(API)) {
      AuditTrail present = trail.get();
      if (present != null) {
        AuditEntry entry = entry(exchange, status);
        var unused = exchange.accessor().thenAccept(who -> present.record(by(who, entry)));
      }
    }
  }

  /** Nobody waits for the answer any more; what was asked for may have been done. */
  void left(Exchange exchange) {
    answered(exchange, LEFT);
  }

  private static AuditEntry by(String accessor, AuditEntry entry) {
    return new AuditEntry(
        entry.method(),
        entry.path(),
        accessor,
        entry.remote(),
        entry.relayedBy(),
        entry.host(),
        entry.userAgent(),
        entry.status());
  }

  private static AuditEntry entry(Exchange exchange, int status) {
    return new AuditEntry(
        exchange.method(),
        AuditPath.of(exchange.target().path()),
        "",
        exchange.remote() == null ? "unix" : text(exchange),
        exchange.relayedBy(),
        cut(exchange.header("host")),
        cut(exchange.header("user-agent")),
        status);
  }

  private static String cut(String header) {
    return header.length() <= MAX_HEADER ? header : header.substring(0, MAX_HEADER);
  }

  private static String text(Exchange exchange) {
    var remote = exchange.remote();
    String host = remote.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + remote.getPort();
  }
}
