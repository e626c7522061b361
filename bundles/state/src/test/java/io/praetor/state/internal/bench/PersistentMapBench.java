package io.praetor.state.internal.bench;

import io.praetor.api.state.Row;
import io.praetor.state.internal.tree.RadixTree;
import io.praetor.state.internal.tree.TreeEdit;
import io.vavr.collection.TreeMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;
import org.pcollections.TreePMap;

/** Our tree beside the persistent sorted maps on Maven Central: 100,000 keys, random access. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class PersistentMapBench {

  private static final int KEYS = 100_000;
  private static final int BATCH = 64;
  private static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

  record Cell(long modifyIndex) implements Row {}

  private final byte[][] keys = new byte[KEYS][];
  private final Random random = new Random(1);
  private RadixTree<Cell> radix;
  private TreeMap<byte[], Cell> vavr;
  private TreePMap<byte[], Cell> pcollections;
  private long index;

  /** Fills all three with the same. */
  @Setup
  public void fill() {
    TreeEdit<Cell> edit = new TreeEdit<>(RadixTree.empty());
    vavr = TreeMap.empty(ORDER);
    pcollections = TreePMap.empty(ORDER);
    for (int i = 0; i < KEYS; i++) {
      keys[i] = ("app/service-" + i % 97 + "/key-" + i).getBytes(StandardCharsets.UTF_8);
      Cell cell = new Cell(i);
      edit.put(keys[i], cell);
      vavr = vavr.put(keys[i], cell);
      pcollections = pcollections.plus(keys[i], cell);
    }
    radix = edit.freeze();
  }

  @Benchmark
  public Object getRadix() {
    return radix.get(key());
  }

  @Benchmark
  public Object getVavr() {
    return vavr.get(key());
  }

  @Benchmark
  public Object getPcollections() {
    return pcollections.get(key());
  }

  @Benchmark
  public Object putRadix() {
    TreeEdit<Cell> edit = new TreeEdit<>(radix);
    edit.put(key(), new Cell(++index));
    radix = edit.freeze();
    return radix;
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object putBatchRadix() {
    TreeEdit<Cell> edit = new TreeEdit<>(radix);
    for (int i = 0; i < BATCH; i++) {
      edit.put(key(), new Cell(++index));
    }
    radix = edit.freeze();
    return radix;
  }

  @Benchmark
  public Object putVavr() {
    vavr = vavr.put(key(), new Cell(++index));
    return vavr;
  }

  @Benchmark
  public Object putPcollections() {
    pcollections = pcollections.plus(key(), new Cell(++index));
    return pcollections;
  }

  private byte[] key() {
    return keys[random.nextInt(KEYS)];
  }
}
