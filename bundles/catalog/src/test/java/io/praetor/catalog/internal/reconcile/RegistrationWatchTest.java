package io.praetor.catalog.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.OwnRegistration;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.testkit.state.MemoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RegistrationWatchTest {

  private final WaitingState state = new WaitingState();
  private final List<Set<String>> told = new ArrayList<>();
  private final RegistrationWatch watch = new RegistrationWatch(state, told::add);

  @Test
  void shouldTellWhenANodeIsRegistered() {
    watch.on(Map.of("db-1", "", "web-1", ""));
    state.write(registration("other", "10.0.0.1"));
    assertEquals(List.of(), told);
    state.write(new OwnRegistration(registration("db-1", "10.0.0.5")));
    assertEquals(List.of(Set.of("db-1", "web-1")), told);
  }

  @Test
  void shouldTellWhenANodeMovesOrBecomesAMembers() {
    state.write(registration("db-1", "10.0.0.9"));
    watch.on(Map.of("db-1", " at 10.0.0.9"));
    state.write(new OwnRegistration(registration("db-1", "10.0.0.9")));
    assertEquals(1, told.size());
    watch.on(Map.of("db-1", "member  at 10.0.0.9"));
    state.write(new OwnRegistration(registration("db-1", "10.0.0.5")));
    assertEquals(2, told.size());
  }

  /** It happened between the look and the wait. */
  @Test
  void shouldTellAtOnceOfWhatHasHappened() {
    state.write(new OwnRegistration(registration("db-1", "10.0.0.5")));
    watch.on(Map.of("db-1", ""));
    assertEquals(1, told.size());
  }

  @Test
  void shouldKeepOneWaitForTheSame() {
    watch.on(Map.of("db-1", ""));
    watch.on(Map.of("db-1", ""));
    assertEquals(1, state.waits.size());
    watch.on(Map.of("db-1", "", "web-1", ""));
    assertEquals(2, state.waits.size());
    assertTrue(state.waits.get(0).result.isCancelled());
    watch.on(Map.of());
    assertTrue(state.waits.get(1).result.isCancelled());
    state.write(new OwnRegistration(registration("db-1", "10.0.0.5")));
    assertEquals(List.of(), told);
  }

  @Test
  void shouldWaitForNobodyAfterTheEnd() {
    watch.on(Map.of("db-1", ""));
    watch.stop();
    watch.on(Map.of("web-1", ""));
    assertTrue(state.waits.stream().allMatch(wait -> wait.result.isCancelled()));
    state.write(registration("web-1", "10.0.0.5"));
    assertEquals(List.of(), told);
  }

  private static Registration registration(String name, String address) {
    return new Registration(
        new NodeRow("", name, address, "dc1", Map.of(), Map.of(), 0, 0), false, null, List.of());
  }

  /** Asks again after each write those who wait. */
  private static final class WaitingState implements StateStore {

    private final MemoryState memory = CatalogState.empty();
    private final List<Wait<?>> waits = new ArrayList<>();

    private record Wait<T>(
        StateQuery<T> query, long index, CompletableFuture<ReadResult<T>> result) {

      void ask(MemoryState memory) {
        ReadResult<T> now = memory.now(query);
        if (now.index() > index) {
          result.complete(now);
        }
      }
    }

    @Override
    public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
      assertFalse(options.maxWait().isZero());
      Wait<T> wait = new Wait<>(query, options.index(), new CompletableFuture<>());
      waits.add(wait);
      wait.ask(memory);
      return wait.result;
    }

    @Override
    public CompletableFuture<byte[]> write(int command, byte[] payload) {
      CompletableFuture<byte[]> done = memory.write(command, payload);
      List.copyOf(waits).forEach(wait -> wait.ask(memory));
      return done;
    }

    void write(CatalogCommand command) {
      write(Commands.CATALOG, CatalogCommandCodec.encode(command)).join();
    }
  }
}
