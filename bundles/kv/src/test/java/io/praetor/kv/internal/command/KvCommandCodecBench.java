package io.praetor.kv.internal.command;

import java.nio.ByteBuffer;
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

/** A write of 100 bytes, to and from the bytes in the log. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class KvCommandCodecBench {

  private final KvCommand command = KvCommand.set("bench/some/key", new byte[100], 42);
  private final byte[] encoded = KvCommandCodec.encode(command);

  @Benchmark
  public byte[] encode() {
    return KvCommandCodec.encode(command);
  }

  @Benchmark
  public Object decode() {
    return KvCommandCodec.decode(ByteBuffer.wrap(encoded));
  }
}
