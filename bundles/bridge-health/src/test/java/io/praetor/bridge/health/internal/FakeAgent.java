package io.praetor.bridge.health.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Takes registrations and runs checks once, when the test says so. */
final class FakeAgent implements LocalRegistry, CheckRunner {

  final Map<String, OwnCheck> checks = new TreeMap<>();
  final Set<String> services = new TreeSet<>(Set.of(""));
  final List<String> reports = new ArrayList<>();
  CheckType type;
  private final Map<String, RunningCheck> running = new TreeMap<>();

  @Override
  public Registration register(OwnService service) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Registration register(OwnCheck check) {
    CheckDefinition definition = check.definition();
    boolean there = services.contains(definition.serviceId());
    if (there) {
      checks.put(definition.id(), check);
    }
    return new Registration() {
      @Override
      public CompletableFuture<Void> inForce() {
        return there
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.failedFuture(new OperationFailedException("no such service"));
      }

      @Override
      public void close() {
        checks.remove(definition.id(), check);
      }
    };
  }

  /** One attempt of a check. */
  void attempt(String id) throws InvalidCheckException {
    RunningCheck check =
        type.start(
            checks.get(id).definition(), (status, output) -> reports.add(status + " " + output));
    running.put(id, check);
    check.attempt();
  }

  void close(String id) {
    running.get(id).close();
  }

  @Override
  public String typeOf(CheckDefinition definition) {
    return type != null && definition.members().containsKey(type.key()) ? type.name() : "";
  }

  @Override
  public void start(CheckDefinition definition, Known known, Listener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void stop(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void tell(String id, CheckStatus status, String output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void validate(CheckDefinition definition) {
    throw new UnsupportedOperationException();
  }
}
