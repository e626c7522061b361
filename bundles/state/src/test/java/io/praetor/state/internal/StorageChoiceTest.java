package io.praetor.state.internal;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StorageChoice;
import io.praetor.api.state.StorageChoice.Report;
import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.CheckpointPolicy;
import io.praetor.state.internal.durable.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who decides which engine is used, and what comes between. */
class StorageChoiceTest {

  private static final CheckpointPolicy RARELY =
      new CheckpointPolicy(Duration.ofHours(1), Integer.MAX_VALUE);

  private final CrashingDisk disk = new CrashingDisk(1);
  private final StorageEngine engine = disk.engine();
  private final Map<String, StorageEngine> installed = new HashMap<>();
  private StateService service;
  private StateCore core;
  private long written = -1;

  @BeforeEach
  void begin() throws Exception {
    disk.create("one");
    disk.create("two");
    installed.putAll(Map.of("one", engine, "two", engine));
    start("one");
    write("a");
  }

  @AfterEach
  void end() {
    service.close();
  }

  @Test
  void shouldDoAsTheOperatorSays() throws Exception {
    Report report = use("two");
    assertEquals("two", report.engine());
    assertEquals("one", report.former());
    assertEquals(1, report.rows());
    assertEquals("two", choice().inUse());
    assertEquals("went from one over to two", choice().progress());
    assertEquals(0, core.durablePosition().index());
  }

  @Test
  void shouldKeepTheOperatorsChoiceUntilTheConfigurationNamesAnother() throws Exception {
    use("two");
    restart("one");
    assertEquals("two", choice().inUse());
    assertEquals("two", choice().wanted());
    service.configured("two");
    service.configured("one");
    await("one");
    restart("two");
    await("two");
  }

  @Test
  void shouldLetTheOperatorEndWhatTheConfigurationWaitsFor() throws Exception {
    service.configured("three");
    assertEquals("three", choice().wanted());
    assertEquals("three is not installed", choice().progress());
    assertEquals("one", use("one").engine());
    assertEquals("one", choice().wanted());
    restart("three");
    assertEquals("one", choice().wanted());
  }

  @Test
  void shouldStartAgainWhateverTheConfigurationNamed() throws Exception {
    service.configured("acme.rocks");
    use("two");
    core.checkpoint().join();
    restart("acme.rocks");
    assertEquals("two", choice().inUse());
    assertEquals("two", choice().wanted());
    service.configured("mvstore ");
    use("two");
    core.checkpoint().join();
    restart("mvstore ");
    assertEquals("two", choice().wanted());
  }

  @Test
  void shouldRefuseToBeginWithAnEngineWithoutProperName() {
    assertEquals(
        "state: storage engine \"acme.rocks\" has no proper name",
        refusalToBegin(new CrashingDisk(2), "acme.rocks"));
  }

  @Test
  void shouldBelieveTheFilesWhenThereIsNoMark() throws Exception {
    core.checkpoint().join();
    service.close();
    disk.loseMark();
    start("two");
    assertEquals(0, core.durablePosition().index());
    await("two");
    core.checkpoint().join();
    restart("two");
    assertEquals(0, core.durablePosition().index());
  }

  @Test
  void shouldRefuseToGuessWhichFilesCount() throws Exception {
    core.checkpoint().join();
    service.close();
    disk.loseMark();
    try (Store other = engine.open(disk.directory("two"))) {
      other.replace(Collections.emptyIterator(), new byte[] {1});
    }
    assertEquals(
        "state: there are files of the storage engines one, two, and nothing says which of them"
            + " count; move away those that do not",
        refusalToBegin(disk, "one"));
  }

  @Test
  void shouldRefuseToBeginWithoutTheDirectoryThatCounts() throws Exception {
    use("two");
    core.checkpoint().join();
    service.close();
    disk.delete("two");
    assertEquals(
        "state: the state is kept by the storage engine two, whose directory is missing",
        refusalToBegin(disk, "two"));
  }

  @Test
  void shouldForgetAMistakenNameWhileThereIsNothing() throws Exception {
    service.close();
    CompletableFuture<StateCore> published = prepare(new CrashingDisk(2), "on");
    service.engines(Map.of("one", engine));
    assertEquals("storage engine on", service.report().get("waiting for"));
    service.configured("..");
    assertEquals("on", choice().inUse());
    service.configured("one");
    published.get(10, TimeUnit.SECONDS);
    assertEquals("one", choice().inUse());
    assertEquals("one", choice().wanted());
  }

  private String refusalToBegin(StateFiles files, String configured) {
    service.close();
    CompletableFuture<StateCore> published = prepare(files, configured);
    return assertThrows(CompletionException.class, published::join).getCause().getMessage();
  }

  @Test
  void shouldBeginWhenTheConfiguredEngineIsInstalled() throws Exception {
    service.configured("three");
    installed.put("three", engine);
    service.engines(Map.copyOf(installed));
    await("three");
  }

  @Test
  void shouldRefuseWhatIsNotInstalledOrHasNoName() {
    assertInstanceOf(InvalidRequestException.class, refusal("three"));
    installed.put("../three", engine);
    service.engines(Map.copyOf(installed));
    assertInstanceOf(InvalidRequestException.class, refusal("../three"));
  }

  @Test
  void shouldStayWhenTheNewEngineThrows() throws Exception {
    installed.put(
        "three",
        directory -> {
          throw new NoClassDefFoundError("a/part/of/it");
        });
    service.engines(Map.copyOf(installed));
    Throwable refusal = refusal("three");
    assertInstanceOf(OperationFailedException.class, refusal);
    assertEquals(
        "Storage engine three cannot be used, one stays: a/part/of/it", refusal.getMessage());
    assertEquals("one", choice().wanted());
    assertEquals("the change to three was given up: a/part/of/it", choice().progress());
    write("b");
    core.checkpoint().join();
  }

  @Test
  void shouldTryAConfiguredEngineOnceAndAnotherInstanceAgain() throws Exception {
    CountDownLatch tried = new CountDownLatch(1);
    installed.put(
        "three",
        directory -> {
          tried.countDown();
          throw new IOException("no space");
        });
    service.engines(Map.copyOf(installed));
    service.configured("three");
    tried.await();
    while (!choice().progress().contains("given up")) {
      Thread.onSpinWait();
    }
    assertEquals("three", choice().wanted());
    installed.put("three", engine);
    service.engines(Map.copyOf(installed));
    await("three");
  }

  @Test
  void shouldEndAChangeWhoseEngineLeaves() throws Exception {
    Holding holding = new Holding(engine);
    installed.put("three", holding);
    service.engines(Map.copyOf(installed));
    CompletableFuture<Report> change = choice().use("three");
    holding.reached.await();
    assertThrows(
        UnavailableException.class,
        () -> {
          throw refusal("two");
        });
    installed.remove("three");
    holding.goWhenWaitedFor(Thread.currentThread());
    service.engines(Map.copyOf(installed));
    assertThrows(CompletionException.class, change::join);
    assertTrue(holding.closed, "the store was closed before the engine was let go");
    assertEquals("one", choice().inUse());
  }

  @Test
  void shouldWaitForTheEngineThatCounts() throws Exception {
    use("two");
    service.close();
    CompletableFuture<StateCore> published = prepare("one");
    service.engines(Map.of("one", engine));
    assertFalse(published.isDone());
    assertEquals("storage engine two", service.report().get("waiting for"));
    assertInstanceOf(UnavailableException.class, refusal("one"));
    service.engines(Map.of("one", engine, "two", engine));
    core = published.get(10, TimeUnit.SECONDS);
    assertEquals("two", service.report().get("storage engine"));
  }

  private Report use(String name) throws Exception {
    return choice().use(name).get(10, TimeUnit.SECONDS);
  }

  private RuntimeException refusal(String name) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> choice().use(name).join());
    return (RuntimeException) failure.getCause();
  }

  private void await(String name) {
    while (!choice().inUse().equals(name)) {
      Thread.onSpinWait();
    }
  }

  private StorageChoice choice() {
    return service.storage();
  }

  private void restart(String configured) throws Exception {
    service.close();
    start(configured);
  }

  private void start(String configured) throws Exception {
    CompletableFuture<StateCore> published = prepare(configured);
    service.engines(Map.copyOf(installed));
    core = published.get(10, TimeUnit.SECONDS);
  }

  private CompletableFuture<StateCore> prepare(String configured) {
    return prepare(disk, configured);
  }

  private CompletableFuture<StateCore> prepare(StateFiles files, String configured) {
    Rules rules = StateFixture.rules();
    rules.handlers().add(Commands.KV, StateFixture.HANDLER, 0, 1);
    CompletableFuture<StateCore> published = new CompletableFuture<>();
    service =
        new StateService(
            new StateSetup(
                files,
                configured,
                RARELY,
                state -> {
                  published.complete(state);
                  return () -> {};
                },
                message -> published.completeExceptionally(new IOException(message))),
            rules);
    service.start();
    return published;
  }

  private void write(String key) {
    written++;
    core.apply(
            new LogPosition(1, written),
            List.of(Command.encode(Commands.KV, bytes("put " + key + " v"))))
        .join();
  }

  /** Waits within the first writing. */
  private static final class Holding implements StorageEngine {

    private final StorageEngine engine;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean closed;

    Holding(StorageEngine engine) {
      this.engine = engine;
    }

    /** Whoever waits has asked for the end of the change before. */
    void goWhenWaitedFor(Thread waiting) {
      var unused =
          CompletableFuture.runAsync(
              () -> {
                while (waiting.getState() != Thread.State.TIMED_WAITING) {
                  Thread.onSpinWait();
                }
                go.countDown();
              });
    }

    @Override
    public Store open(Path directory) throws IOException {
      Store store = engine.open(directory);
      return new Store() {
        @Override
        public byte[] mark() throws IOException {
          return store.mark();
        }

        @Override
        public void apply(Iterator<Change> changes, byte[] mark) throws IOException {
          store.apply(changes, mark);
        }

        @Override
        public void replace(Iterator<Change> entries, byte[] mark) throws IOException {
          reached.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          store.replace(entries, mark);
        }

        @Override
        public void scan(Visitor visitor) throws IOException {
          store.scan(visitor);
        }

        @Override
        public void close() throws IOException {
          closed = true;
          store.close();
        }
      };
    }
  }
}
