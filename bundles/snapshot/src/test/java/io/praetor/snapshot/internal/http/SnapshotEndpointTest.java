package io.praetor.snapshot.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.ReadMode;
import io.praetor.snapshot.internal.FakeState;
import io.praetor.snapshot.internal.archive.ArchiveInspection;
import io.praetor.snapshot.internal.save.ScratchDirectory;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotEndpointTest {

  private static final int MAX_AT_ONCE = 8;
  private static final byte[] NOTHING = {};

  private final FakeState state = new FakeState();
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);

  @TempDir Path directory;
  private Route route;

  @BeforeEach
  void start() {
    route = route(directory, Runnable::run);
  }

  private Route route(Path scratch, Executor executor) {
    StateParts parts = new StateParts(state, state, state.export(clock));
    return new SnapshotEndpoint(() -> Optional.of(parts), new ScratchDirectory(scratch), executor)
        .routes()
        .get(0);
  }

  private CompletableFuture<Answer.Stream> save(String query) {
    FakeRequest request = new FakeRequest("GET", "snapshot", query, NOTHING);
    Answer answer = route.handlers().get("GET").handle(request);
    return assertInstanceOf(Answer.LaterStream.class, answer).stream().toCompletableFuture();
  }

  private byte[] saved() {
    return collected(save("").join(), Integer.MAX_VALUE).whole.join();
  }

  private static Collector collected(Answer.Stream stream, int pieces) {
    Collector collector = new Collector(pieces);
    stream.pieces().subscribe(collector);
    return collector;
  }

  private CompletableFuture<Content> restore(String query, byte[] body) {
    FakeRequest request = new FakeRequest("PUT", "snapshot", query, body);
    Answer answer = route.handlers().get("PUT").handle(request);
    return assertInstanceOf(Answer.Later.class, answer).content().toCompletableFuture();
  }

  private void refused(String message, byte[] body) {
    CompletionException e = assertThrows(CompletionException.class, () -> restore("", body).join());
    assertInstanceOf(OperationFailedException.class, e.getCause());
    assertEquals(message, e.getCause().getMessage());
    assertTrue(state.restored.isEmpty());
  }

  private List<String> leftovers() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(Path::toString).toList();
    }
  }

  @Test
  void shouldSaveWhatTheStateIs() throws IOException {
    Answer.Stream stream = save("").join();
    assertEquals("application/x-gzip", stream.headers().get("Content-Type"));
    assertEquals("40", stream.headers().get("X-Consul-Index"));
    assertEquals("true", stream.headers().get("X-Consul-Knownleader"));
    assertEquals("3", stream.headers().get("X-Consul-Lastcontact"));
    byte[] archive = collected(stream, Integer.MAX_VALUE).whole.join();
    ArchiveInspection found = ArchiveInspection.of(new ByteArrayInputStream(archive));
    assertEquals("3-40-1000", found.meta().id());
    assertEquals("10.0.0.1:8300", found.meta().servers().get(0).address());
    assertEquals(1, found.contents().tables().get("kvs").rows());
    assertEquals(List.of(), leftovers());
  }

  @Test
  void shouldBeAsNewAsWasAskedFor() {
    for (String query : List.of("", "stale", "consistent")) {
      save(query).join();
    }
    assertEquals(
        List.of(ReadMode.DEFAULT, ReadMode.STALE, ReadMode.CONSISTENT),
        state.asked.stream().map(options -> options.mode()).toList());
    state.barrier = CompletableFuture.failedFuture(new NoLeaderException());
    CompletionException e = assertThrows(CompletionException.class, () -> save("").join());
    assertInstanceOf(NoLeaderException.class, e.getCause());
  }

  @Test
  void shouldWaitForTheBarrier() {
    CompletableFuture<io.praetor.api.state.ReadResult<Void>> barrier = new CompletableFuture<>();
    state.barrier = barrier;
    CompletableFuture<Answer.Stream> saving = save("");
    assertFalse(saving.isDone());
    barrier.complete(new io.praetor.api.state.ReadResult<>(null, 40, false, 0));
    assertEquals("false", saving.join().headers().get("X-Consul-Knownleader"));
  }

  @Test
  void shouldSendNoMoreThanIsAskedFor() {
    byte[] noise = new byte[400_000];
    new Random(1).nextBytes(noise);
    state.bytes = noise;
    Collector collector = collected(save("").join(), 2);
    assertEquals(2, collector.pieces);
    assertEquals(2 * 64 * 1024, collector.bytes.size());
    assertFalse(collector.whole.isDone());
    collector.subscription.request(Long.MAX_VALUE - 1);
    assertTrue(collector.whole.join().length > noise.length);
  }

  @Test
  void shouldRestoreWhatWasSaved() throws IOException {
    assertEquals(200, restore("", saved()).join().status());
    assertArrayEquals(state.bytes, state.restored.get(0));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void shouldReplaceNothingByAnythingElse() {
    byte[] archive = saved();
    refused("failed to decompress snapshot: EOF", NOTHING);
    refused(
        "failed to decompress snapshot: gzip: invalid header",
        "no snapshot".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused(
        "failed to read snapshot file: failed to read or write snapshot data: unexpected EOF",
        Arrays.copyOf(archive, 16 * 1024 + 12));
    state.bytes = new byte[100];
    byte[] other = saved();
    state.bytes = "PRAETORS".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    refused("failed to restore the state in the snapshot: not a snapshot", other);
  }

  @Test
  void shouldNotRestoreStale() {
    OperationFailedException e =
        assertThrows(OperationFailedException.class, () -> restore("stale", NOTHING));
    assertEquals("stale not allowed for restore", e.getMessage());
  }

  @Test
  void shouldSayThatThereIsNoState() {
    route =
        new SnapshotEndpoint(Optional::empty, new ScratchDirectory(directory), Runnable::run)
            .routes()
            .get(0);
    assertThrows(UnavailableException.class, () -> save(""));
    assertThrows(UnavailableException.class, () -> restore("", NOTHING));
  }

  @Test
  void shouldTakeOnlySoManyAtOnceAndFreeTheirPlaces() {
    for (int round = 0; round < 2; round++) {
      List<Answer.Stream> streams = new ArrayList<>();
      for (int n = 0; n < MAX_AT_ONCE; n++) {
        streams.add(save("").join());
      }
      CompletionException e = assertThrows(CompletionException.class, () -> save("").join());
      assertInstanceOf(UnavailableException.class, e.getCause());
      for (Answer.Stream stream : streams) {
        Collector collector = collected(stream, 0);
        collector.subscription.cancel();
      }
    }
  }

  @Test
  void shouldFreeThePlaceOfWhatWentWrong() {
    byte[] archive = saved();
    state.broken = new IOException("No space left on device");
    for (int n = 0; n <= MAX_AT_ONCE; n++) {
      CompletionException e = assertThrows(CompletionException.class, () -> save("").join());
      assertEquals(
          "failed to write snapshot file: No space left on device", e.getCause().getMessage());
      refused("failed to decompress snapshot: EOF", NOTHING);
    }
    assertEquals(200, restore("", archive).join().status());
  }

  @Test
  void shouldSayThatTheDirectoryCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    route = route(file.resolve("below"), Runnable::run);
    CompletionException e = assertThrows(CompletionException.class, () -> save("").join());
    assertTrue(e.getCause().getMessage().startsWith("failed to write snapshot file: "));
    CompletionException second =
        assertThrows(CompletionException.class, () -> restore("", NOTHING).join());
    assertTrue(second.getCause().getMessage().startsWith("failed to write snapshot: "));
  }

  @Test
  void shouldForgetAnUploadThatBreaksOff() throws IOException {
    for (int n = 0; n <= MAX_AT_ONCE; n++) {
      CompletableFuture<Content> outcome =
          upload(
              subscriber -> {
                subscriber.onNext(new byte[10]);
                subscriber.onError(new IOException("the client went away"));
              },
              Long.MAX_VALUE);
      CompletionException e = assertThrows(CompletionException.class, outcome::join);
      assertEquals("failed to copy snapshot in: the client went away", e.getCause().getMessage());
    }
    assertEquals(List.of(), leftovers());
  }

  @Test
  void shouldTakeNoMoreThanTheLimit() {
    CompletableFuture<Content> outcome = upload(subscriber -> subscriber.onNext(new byte[11]), 10);
    CompletionException e = assertThrows(CompletionException.class, outcome::join);
    assertEquals("the snapshot is larger than 10 bytes", e.getCause().getMessage());
  }

  private CompletableFuture<Content> upload(
      java.util.function.Consumer<Flow.Subscriber<? super byte[]>> source, long limit) {
    return UploadedFile.of(
        subscriber -> {
          subscriber.onSubscribe(new Collected());
          source.accept(subscriber);
        },
        shared,
        Runnable::run,
        limit,
        file -> Content.empty(200));
  }

  private ScratchDirectory shared;

  @BeforeEach
  void share() {
    shared = new ScratchDirectory(directory);
  }

  private static final class Collected implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  @Test
  void shouldFailWhatIsUnderWayWhenTheBundleStops() {
    Queue<Runnable> tasks = new ArrayDeque<>();
    boolean[] stopped = new boolean[1];
    route =
        route(
            directory,
            task -> {
              if (stopped[0]) {
                throw new RejectedExecutionException();
              }
              tasks.add(task);
            });
    CompletableFuture<Content> restoring = restore("", NOTHING);
    stopped[0] = true;
    tasks.remove().run();
    CompletionException e = assertThrows(CompletionException.class, restoring::join);
    assertInstanceOf(UnavailableException.class, e.getCause());
  }
}
