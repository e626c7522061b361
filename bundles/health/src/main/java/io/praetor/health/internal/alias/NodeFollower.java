package io.praetor.health.internal.alias;

import io.praetor.api.error.PlatformException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.LocalChecks.LocalCheck;
import io.praetor.spi.check.RunningCheck;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Follows the checks of a node by blocking reads, one after the other. Thread-safe: guarded by
 * this; reads are begun on the timer's thread, so that answers at once do not pile up.
 */
final class NodeFollower implements RunningCheck {

  private static final String WAIT = "60s";
  private static final long SECOND = 1_000_000_000L;

  /** So many failures are tried again soon; from then on it takes twice as long each time. */
  private static final int SOON_MAX = 3;

  private static final Duration BACKOFF_MAX = Duration.ofMinutes(1);
  private static final String INDEX = "x-consul-index";
  private static final int OK = 200;

  private final String id;
  private final String node;
  private final String serviceId;
  private final String token;
  private final Catalog catalog;
  private final Timer timer;
  private final CheckReport report;
  private Runnable cancel = () -> {};
  private String index = "";
  private int failures;
  private long turn;
  private boolean closed;

  NodeFollower(CheckDefinition definition, Catalog catalog, Timer timer, CheckReport report) {
    this.id = definition.id();
    this.node = definition.text("AliasNode");
    this.serviceId = definition.text("AliasService");
    this.token = definition.text("Token");
    this.catalog = catalog;
    this.timer = timer;
    this.report = report;
  }

  /** Begins the next read. */
  void read() {
    String target;
    long now;
    synchronized (this) {
      if (closed) {
        return;
      }
      now = ++turn;
      target =
          "/v1/health/node/"
              + escaped(node)
              + "?stale"
              + (index.isEmpty() ? "" : "&index=" + index + "&wait=" + WAIT);
    }
    keep(
        now,
        catalog.read(
            target,
            token,
            new Catalog.Answer() {
              @Override
              public void answered(ApiResponse response) {
                if (response.status() == OK) {
                  take(response);
                } else {
                  fail(new String(response.body(), StandardCharsets.UTF_8));
                }
              }

              @Override
              public void failed(String reason) {
                fail(reason);
              }
            }));
  }

  /** Nothing is asked of it: it hears. */
  @Override
  public void attempt() {}

  @Override
  public void close() {
    Runnable last;
    synchronized (this) {
      closed = true;
      last = cancel;
    }
    last.run();
  }

  /** Keeps what cancels a read, unless its answer was there at once. */
  private void keep(long of, Runnable cancelling) {
    synchronized (this) {
      if (of != turn) {
        return;
      }
      if (!closed) {
        cancel = cancelling;
        return;
      }
    }
    cancelling.run();
  }

  private void take(ApiResponse response) {
    List<LocalCheck> checks;
    try {
      checks = checks(response.body());
    } catch (PlatformException wrong) {
      fail(wrong.getMessage());
      return;
    }
    boolean found =
        serviceId.isEmpty() || checks.stream().anyMatch(c -> c.serviceId().equals(serviceId));
    List<String> indexes = response.headers().getOrDefault(INDEX, List.of());
    synchronized (this) {
      // An index is never 0; that would be no blocking read.
      index = indexes.isEmpty() || indexes.get(0).equals("0") ? "1" : indexes.get(0);
      failures = 0;
    }
    AliasVerdict verdict = AliasVerdict.of(id, serviceId, checks);
    if (found) {
      finish(verdict);
    } else {
      askForService(verdict);
    }
  }

  /** A service without checks is none that is missing. */
  private void askForService(AliasVerdict otherwise) {
    String target = "/v1/catalog/node/" + escaped(node) + "?stale";
    long now;
    synchronized (this) {
      now = ++turn;
    }
    keep(
        now,
        catalog.read(
            target,
            token,
            new Catalog.Answer() {
              @Override
              public void answered(ApiResponse response) {
                boolean known = response.status() != OK || services(response.body());
                finish(known ? otherwise : AliasVerdict.missing(serviceId, node));
              }

              @Override
              public void failed(String reason) {
                finish(otherwise);
              }
            }));
  }

  private void finish(AliasVerdict verdict) {
    report.report(verdict.status(), verdict.output());
    later(SECOND / 10);
  }

  private void fail(String reason) {
    int count;
    synchronized (this) {
      count = ++failures;
    }
    if (count > 1) {
      report.report(CheckStatus.CRITICAL, "Failure checking aliased node or service: " + reason);
    }
    long shift = Math.max(0, Math.min(count - SOON_MAX, 6));
    later(Math.min(SECOND << shift, BACKOFF_MAX.toNanos()));
  }

  private void later(long nanos) {
    synchronized (this) {
      turn++;
      if (!closed) {
        cancel = timer.after(nanos, this::read);
      }
    }
  }

  private static List<LocalCheck> checks(byte[] body) {
    List<LocalCheck> checks = new ArrayList<>();
    if (JsonTree.parse(body, Refusal.REQUEST) instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> members) {
          checks.add(
              new LocalCheck(
                  text(members, "CheckID"),
                  text(members, "Name"),
                  text(members, "ServiceID"),
                  status(text(members, "Status")),
                  text(members, "Output")));
        }
      }
    }
    return checks;
  }

  private boolean services(byte[] body) {
    try {
      return JsonTree.parse(body, Refusal.REQUEST) instanceof Map<?, ?> members
          && members.get("Services") instanceof Map<?, ?> services
          && services.containsKey(serviceId);
    } catch (PlatformException wrong) {
      return false;
    }
  }

  private static CheckStatus status(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "passing" -> CheckStatus.PASSING;
      case "warning" -> CheckStatus.WARNING;
      default -> CheckStatus.CRITICAL;
    };
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
