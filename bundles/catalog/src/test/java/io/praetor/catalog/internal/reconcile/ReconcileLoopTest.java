package io.praetor.catalog.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileLoopTest {

  private final HeldState state = new HeldState();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ReconcileLoop loop =
      new ReconcileLoop(state, () -> null, timer, "dc1", "leader", false, 60_000);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void shouldKeepAMemberThatLeavesAndComesBackAtOnce() throws Exception {
    loop.changed(client(MemberStatus.ALIVE), false);
    state.letThrough();
    assertEquals("c1", known().node().name());
    loop.changed(client(MemberStatus.LEFT), false);
    Runnable removal = state.held.take();
    loop.changed(client(MemberStatus.ALIVE), false);
    for (int step = 0; step < 3; step++) {
      timer.submit(() -> {}).get(20, TimeUnit.SECONDS); // whatever it can do now, it has done
    }
    removal.run();
    assertNull(known());
    state.letThrough();
    assertEquals("passing", known().health().status());
  }

  private CatalogNode known() {
    return state.memory.now(new MembersQuery(List.of("c1"))).value().get("c1");
  }

  private static Member client(MemberStatus status) {
    Map<String, String> tags = Map.of("role", "node", "dc", "dc1", "id", "id-c1");
    return new Member("c1", "10.0.0.2", 8301, tags, status, 1, 5, 2, 2, 5, 4);
  }

  /** Writes happen when the test says so. */
  private static final class HeldState implements StateStore {

    final MemoryState memory = CatalogState.empty();
    final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();

    void letThrough() throws InterruptedException {
      Runnable next = held.poll(20, TimeUnit.SECONDS);
      assertNotNull(next, "nothing is written");
      next.run();
    }

    @Override
    public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
      return memory.read(query, options);
    }

    @Override
    public CompletableFuture<byte[]> write(int command, byte[] payload) {
      CompletableFuture<byte[]> result = new CompletableFuture<>();
      held.add(() -> result.complete(memory.write(command, payload).join()));
      return result;
    }
  }
}
