package io.praetor.rpc.internal.bench;

import io.praetor.rpc.internal.TestNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls over one connection on loopback. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class RpcBench {

  private static final int BATCH = 256;

  private final byte[] small = new byte[100];
  private final byte[] large = new byte[1024 * 1024];
  private TestNode server;
  private TestNode client;

  @Setup(Level.Trial)
  public void start() throws IOException {
    server = new TestNode();
    client = new TestNode(Map.of("listen", false), null);
    server.serve("echo", CompletableFuture::completedFuture);
    byte[] done = new byte[1];
    server.serve("sink", request -> CompletableFuture.completedFuture(done));
  }

  @TearDown(Level.Trial)
  public void stop() {
    client.close();
    server.close();
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @OperationsPerInvocation(BATCH)
  public void manySmallCalls() throws InterruptedException, ExecutionException {
    CompletableFuture<?>[] calls = new CompletableFuture<?>[BATCH];
    for (int i = 0; i < BATCH; i++) {
      calls[i] = call("echo", small);
    }
    CompletableFuture.allOf(calls).get();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public byte[] oneSmallCall() throws InterruptedException, ExecutionException {
    return call("echo", small).get();
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public byte[] oneMegabyte() throws InterruptedException, ExecutionException {
    return call("sink", large).get();
  }

  private CompletableFuture<byte[]> call(String protocol, byte[] request) {
    return client.client().call(server.address(), protocol, request, TestNode.PATIENCE);
  }
}
