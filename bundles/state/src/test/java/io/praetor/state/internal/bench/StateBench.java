package io.praetor.state.internal.bench;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.ApplyLoop;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.read.Background;
import io.praetor.state.internal.read.LiveStateStore;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Commands through the apply thread, and default reads on a leader; 100,000 keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class StateBench {

  private static final int KEYS = 100_000;
  private static final int ENTRY = 32;
  private static final int IN_FLIGHT = 16;

  record One(byte[] key) implements StateQuery<KvEntry> {
    @Override
    public Answer<KvEntry> run(ReadTxn txn) {
      KvEntry entry = txn.get(KvTables.ENTRIES, key);
      return new Answer<>(entry, txn.tableIndex(KvTables.ENTRIES), entry != null);
    }
  }

  private final Random random = new Random(1);
  private final byte[] value = new byte[100];
  private ApplyLoop loop;
  private LiveStateStore store;
  private One[] queries;
  private byte[][] commands;
  private long position = -1;

  @Setup
  public void fill() {
    Rules rules = StateFixture.rules();
    rules
        .handlers()
        .add(
            Commands.KV,
            (txn, payload) -> {
              byte[] key = new byte[payload.remaining()];
              payload.get(key);
              String name = new String(key, StandardCharsets.UTF_8);
              txn.put(
                  KvTables.ENTRIES,
                  key,
                  new KvEntry(name, value, 0, 0, "", txn.index(), txn.index()));
              return new byte[] {1};
            },
            0,
            1);
    Applier applier = new Applier(Root.empty(Schema.current()), rules);
    loop = new ApplyLoop(applier, rules, Throwable::printStackTrace);
    Thread thread = new Thread(loop, "apply");
    thread.setDaemon(true);
    thread.start();
    store = new LiveStateStore(applier, new Leader(), new Never());
    queries = new One[KEYS];
    commands = new byte[KEYS][];
    for (int i = 0; i < KEYS; i++) {
      byte[] key = ("app/service-" + i % 97 + "/key-" + i).getBytes(StandardCharsets.UTF_8);
      queries[i] = new One(key);
      commands[i] = Command.encode(Commands.KV, key);
    }
    for (int i = 0; i < KEYS; i += ENTRY) {
      submit(List.of(commands).subList(i, Math.min(KEYS, i + ENTRY))).join();
    }
  }

  @TearDown
  public void close() {
    loop.close();
  }

  /** Entries of 32 commands, 16 of them in flight. */
  @Benchmark
  @OperationsPerInvocation(ENTRY * IN_FLIGHT)
  public Object apply() {
    CompletableFuture<List<byte[]>> last = null;
    for (int i = 0; i < IN_FLIGHT; i++) {
      List<byte[]> entry = new ArrayList<>(ENTRY);
      for (int j = 0; j < ENTRY; j++) {
        entry.add(commands[random.nextInt(KEYS)]);
      }
      last = submit(entry);
    }
    return last.join();
  }

  @Benchmark
  public Object read() {
    return store.read(queries[random.nextInt(KEYS)], ReadOptions.NOW).join();
  }

  private CompletableFuture<List<byte[]>> submit(List<byte[]> entry) {
    position++;
    return loop.submit(new LogPosition(1, position), entry);
  }

  /** A leader with a lease. */
  private static final class Leader implements Consensus {
    private final CompletableFuture<LogPosition> barrier =
        CompletableFuture.completedFuture(LogPosition.NONE);
    private final RaftStatus status = new RaftStatus(true, "l", List.of(), 1, 1, 1, 1, 0);

    @Override
    public CompletableFuture<byte[]> submit(byte[] command) {
      return CompletableFuture.completedFuture(command);
    }

    @Override
    public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
      return barrier;
    }

    @Override
    public RaftStatus status() {
      return status;
    }
  }

  /** Nothing here waits. */
  private static final class Never implements Background {
    @Override
    public void soon(Runnable work) {
      throw new IllegalStateException("a read was not answered at once");
    }

    @Override
    public Future<?> later(Runnable work, long delay, TimeUnit unit) {
      throw new IllegalStateException("a read was not answered at once");
    }
  }
}
