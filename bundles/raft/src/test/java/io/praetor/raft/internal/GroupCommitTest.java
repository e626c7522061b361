package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final int COMMAND_MAX = 2 * GroupCommit.ENTRY_BYTES;

  private final List<Batch> sent = new ArrayList<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private final GroupCommit commits =
      new GroupCommit(
          batch -> {
            sent.add(batch);
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            return end;
          },
          COMMAND_MAX);

  @Test
  void shouldSendACommandAtOnceWhenTheLogIsIdle() {
    CompletableFuture<byte[]> result = commits.submit(new byte[] {7});

    assertEquals(List.of(1), sizes());
    assertFalse(result.isDone());
    sent.get(0).complete(List.of(new byte[] {8}));
    assertEquals(8, result.join()[0]);
  }

  @Test
  void shouldCollectWhatComesWhileEntriesAreOnTheirWay() {
    submit(GroupCommit.ENTRIES_IN_FLIGHT + 5);
    assertEquals(GroupCommit.ENTRIES_IN_FLIGHT, sent.size());

    ends.get(0).complete(null);

    assertEquals(GroupCommit.ENTRIES_IN_FLIGHT + 1, sent.size());
    assertEquals(5, sent.get(GroupCommit.ENTRIES_IN_FLIGHT).size());
  }

  @Test
  void shouldKeepTheOrder() {
    List<Integer> order = new ArrayList<>();
    submit(2_000);
    for (int i = 0; i < ends.size(); i++) {
      ends.get(i).complete(null);
    }
    for (Batch batch : sent) {
      batch
          .commands()
          .forEach(command -> order.add((command[0] & 0xff) << 8 | (command[1] & 0xff)));
    }

    assertEquals(IntStream.range(0, 2_000).boxed().toList(), order);
  }

  @Test
  void shouldLimitTheCommandsOfAnEntry() {
    submit(GroupCommit.ENTRIES_IN_FLIGHT + GroupCommit.ENTRY_COMMANDS + 1);
    ends.get(0).complete(null);

    assertEquals(GroupCommit.ENTRY_COMMANDS, sent.get(GroupCommit.ENTRIES_IN_FLIGHT).size());
  }

  @Test
  void shouldLimitTheBytesOfAnEntryButTakeALargeCommandAlone() {
    submit(GroupCommit.ENTRIES_IN_FLIGHT);
    assertFalse(commits.submit(new byte[GroupCommit.ENTRY_BYTES / 2]).isDone());
    assertFalse(commits.submit(new byte[GroupCommit.ENTRY_BYTES / 2]).isDone());
    assertFalse(commits.submit(new byte[COMMAND_MAX]).isDone());
    for (int i = 0; i < ends.size(); i++) {
      ends.get(i).complete(null);
    }

    assertEquals(List.of(1, 1, 1, 1, 1), sizes());
  }

  @Test
  void shouldRefuseACommandThatNoEntryCanHold() {
    assertFailure(PayloadTooLargeException.class, commits.submit(new byte[COMMAND_MAX + 1]));
    assertTrue(sent.isEmpty());
  }

  @Test
  void shouldRefuseMoreThanMayWaitAndGoOnWhenThereIsRoom() {
    submit(GroupCommit.ENTRIES_IN_FLIGHT + GroupCommit.WAITING_COMMANDS);
    assertFailure(UnavailableException.class, commits.submit(new byte[2]));

    ends.get(0).complete(null);

    assertFalse(commits.submit(new byte[2]).isDone());
  }

  @Test
  void shouldTellEverySubmitterOfABatchThatWasNotTaken() {
    submit(GroupCommit.ENTRIES_IN_FLIGHT);
    CompletableFuture<byte[]> one = commits.submit(new byte[2]);
    CompletableFuture<byte[]> two = commits.submit(new byte[2]);
    ends.get(0).complete(null);

    ends.get(GroupCommit.ENTRIES_IN_FLIGHT).completeExceptionally(new NoLeaderException());

    assertFailure(NoLeaderException.class, one);
    assertFailure(NoLeaderException.class, two);
  }

  @Test
  void shouldRefuseWhatWaitsWhenClosedAndLetTheRestEnd() {
    CompletableFuture<byte[]> onItsWay = commits.submit(new byte[2]);
    submit(GroupCommit.ENTRIES_IN_FLIGHT - 1);
    CompletableFuture<byte[]> waiting = commits.submit(new byte[2]);

    commits.close();

    assertFailure(NoLeaderException.class, waiting);
    assertFailure(NoLeaderException.class, commits.submit(new byte[2]));
    sent.get(0).complete(List.of(new byte[] {1}));
    assertEquals(1, onItsWay.join()[0]);
  }

  @Test
  void shouldLoseNothingBetweenThreads() throws Exception {
    ConcurrentLinkedQueue<byte[]> applied = new ConcurrentLinkedQueue<>();
    GroupCommit shared =
        new GroupCommit(
            batch -> {
              applied.addAll(batch.commands());
              return CompletableFuture.runAsync(() -> batch.complete(batch.commands()));
            },
            COMMAND_MAX);
    List<CompletableFuture<byte[]>> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  results.add(shared.submit(new byte[] {(byte) i}));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    CompletableFuture.allOf(results.toArray(new CompletableFuture<?>[0])).join();

    assertEquals(20_000, applied.size());
  }

  private void submit(int count) {
    for (int i = 0; i < count; i++) {
      CompletableFuture<byte[]> result = commits.submit(new byte[] {(byte) (i >> 8), (byte) i});
      assertFalse(result.isDone());
    }
  }

  private List<Integer> sizes() {
    return sent.stream().map(Batch::size).toList();
  }

  private static void assertFailure(
      Class<? extends Throwable> kind, CompletableFuture<byte[]> result) {
    CompletionException failure = assertThrows(CompletionException.class, result::join);
    assertInstanceOf(kind, failure.getCause());
  }
}
