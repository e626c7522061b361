package io.praetor.state.internal.table;

import io.praetor.api.kv.KvEntry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A row of 100 bytes, to and from the bytes in the storage engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class KvEntryCodecBench {

  private final KvEntryCodec codec = new KvEntryCodec();
  private final byte[] key = "bench/some/key".getBytes(StandardCharsets.UTF_8);
  private final KvEntry row = new KvEntry("bench/some/key", new byte[100], 42, 0, "", 7, 9);
  private final byte[] encoded = codec.encode(row);

  @Benchmark
  public byte[] encode() {
    return codec.encode(row);
  }

  @Benchmark
  public Object decode() throws Exception {
    return codec.decode(key, encoded);
  }
}
