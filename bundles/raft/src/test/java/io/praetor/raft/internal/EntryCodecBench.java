package io.praetor.raft.internal;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
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

/** A log entry of 32 commands of 120 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class EntryCodecBench {

  private final List<byte[]> commands = Collections.nCopies(32, new byte[120]);
  private final byte[] encoded = EntryCodec.encode(commands);

  @Benchmark
  public byte[] encode() {
    return EntryCodec.encode(commands);
  }

  @Benchmark
  public Object decode() throws Exception {
    return EntryCodec.decode(ByteBuffer.wrap(encoded));
  }
}
