package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.kv.internal.command.KvCommand;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.KvTestState;
import io.praetor.spi.http.Answer;
import io.praetor.testkit.http.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private final KvTestState keys = new KvTestState().within(new KvLimits(8, 1 << 20, 0, 0));
  private final WaitingStore store = new WaitingStore(keys.state());
  private StateStore current = store;
  private boolean allowed = true;
  private final ChangeFeed feed = new ChangeFeed(() -> current, request -> allowed, Runnable::run);
  private final Client client = new Client();

  @Test
  void shouldBeginWithAListAndGoOnFromThere() {
    keys.write(txn -> {}); // from here on changes are kept, which is not from the beginning
    keys.put("q", "1");
    follow("", Map.of());
    client.take(10);
    assertEquals("id: 2\nevent: resync\ndata: {\"Index\":2}\n\n", client.text());
    keys.put("p/a", "1");
    keys.put("q", "2");
    store.settle();
    assertEquals(
        "id: 3\nevent: put\ndata: {\"Op\":\"put\",\"LockIndex\":0,\"Key\":\"p/a\",\"Flags\":0,"
            + "\"Value\":\"MQ==\",\"CreateIndex\":3,\"ModifyIndex\":3}\n\n",
        client.text());
  }

  @Test
  void shouldResumeBehindTheLastEvent() {
    keys.put("q", "1");
    keys.put("p/a", "1");
    keys.apply(KvCommand.delete("p/a"));
    follow("index=1", Map.of("Last-Event-ID", "2"));
    client.take(10);
    assertEquals(
        "id: 3\nevent: delete\ndata:"
            + " {\"Op\":\"delete\",\"Key\":\"p/a\",\"CreateIndex\":2,\"ModifyIndex\":3}\n\n",
        client.text());
  }

  @Test
  void shouldGiveAnIdOnlyBehindAWholeCommand() {
    keys.put("q", "1");
    keys.put("p/a", "1");
    keys.put("p/b", "1");
    keys.apply(KvCommand.deleteTree("p/"));
    follow("index=3&keys-only", Map.of());
    client.take(10);
    assertEquals(
        "event: delete\ndata:"
            + " {\"Op\":\"delete\",\"Key\":\"p/a\",\"CreateIndex\":2,\"ModifyIndex\":4}\n\n"
            + "id: 4\nevent: delete\ndata:"
            + " {\"Op\":\"delete\",\"Key\":\"p/b\",\"CreateIndex\":3,\"ModifyIndex\":4}\n\n",
        client.text());
  }

  @Test
  void shouldLeaveOutValuesWhenAskedTo() {
    keys.put("q", "1");
    keys.put("p/a", "1");
    follow("index=1&keys-only", Map.of());
    client.take(10);
    assertFalse(client.text().contains("Value"));
  }

  @Test
  void shouldSayThatItIsStillThere() {
    keys.put("p/a", "1");
    follow("index=1", Map.of());
    client.take(10);
    assertEquals("", client.text().replace(":\n\n", ""));
    store.expire();
    assertEquals(":\n\n", client.text());
    assertEquals(EventStream.HEARTBEAT, store.asked.get(store.asked.size() - 1).maxWait());
  }

  @Test
  void shouldMoveOnWhileNothingHappens() {
    keys.put("p/a", "1");
    keys.apply(KvCommand.delete("p/a"));
    keys.put("p/b", "1");
    follow("index=3", Map.of());
    client.take(10);
    client.text();
    keys.put("q", "1");
    keys.apply(KvCommand.reapTombstones(4));
    store.expire();
    assertEquals("id: 4\n\n", client.text());
    keys.put("p/b", "2");
    store.settle();
    assertTrue(client.text().startsWith("id: 6\nevent: put\n"));
  }

  @Test
  void shouldKeepAtMostOnePageForWhoDoesNotRead() {
    keys.put("p/a", "0");
    follow("index=1", Map.of());
    client.take(2);
    int asked = store.asked.size();
    for (int n = 0; n < 100; n++) {
      keys.put("p/a", "v" + n);
      store.settle();
    }
    assertTrue(store.asked.size() <= asked + 1, "it goes on asking");
    client.text();
    client.take(10);
    assertTrue(client.text().contains("event: resync"), "overtaken");
  }

  @Test
  void shouldCutWhatIsLarge() {
    keys.put("p/a", "x".repeat(200_000));
    follow("index=0", Map.of());
    client.take(100);
    client.text();
    keys.put("p/a", "y".repeat(200_000));
    store.settle();
    assertTrue(client.largest <= 64 * 1024);
    assertTrue(client.text().endsWith("\n\n"));
  }

  @Test
  void shouldOutliveAnElection() {
    keys.put("p/a", "1");
    follow("index=1", Map.of());
    client.take(100);
    store.failure = new NoLeaderException();
    // The page under way ends, the next one finds no leader, and one more is asked for without.
    keys.put("p/a", "2");
    store.settle();
    assertInstanceOf(NoLeaderException.class, client.failure);
  }

  @Test
  void shouldTakeOnePageWithoutALeader() {
    keys.put("p/a", "1");
    Once once = new Once(store);
    current = once;
    follow("index=1", Map.of());
    client.take(100);
    once.fail = true;
    keys.put("p/a", "2");
    store.settle();
    assertEquals(ReadMode.STALE, store.asked.get(store.asked.size() - 1).mode());
    client.text();
    keys.put("p/a", "3");
    store.settle();
    assertTrue(client.text().contains("event: put"));
    assertEquals(ReadMode.DEFAULT, store.asked.get(store.asked.size() - 1).mode());
  }

  @Test
  void shouldRefuseWhatCannotBeFollowed() {
    current = null;
    follow("", Map.of());
    assertInstanceOf(UnavailableException.class, client.failure);
    assertThrows(
        InvalidRequestException.class, () -> follow("", Map.of("Last-Event-ID", "yesterday")));
    keys.within(KvLimits.NONE).put("p/a", "1");
    keys.within(new KvLimits(1, 1, 0, 0)).put("p/a", "2");
    keys.within(KvLimits.NONE).put("p/a", "3");
    current = store;
    Client other = new Client();
    stream("", Map.of()).pieces().subscribe(other);
    other.take(1);
    assertInstanceOf(InvalidRequestException.class, other.failure);
  }

  @Test
  void shouldEndInOrder() {
    keys.put("p/a", "1");
    follow("index=1", Map.of());
    client.take(10);
    assertEquals(1, store.waiting());
    feed.close();
    assertTrue(client.complete);
    assertEquals(0, store.waiting());
  }

  @Test
  void shouldStopAskingWhenTheClientGoes() {
    keys.put("p/a", "1");
    follow("index=1", Map.of());
    client.take(10);
    client.subscription.cancel();
    assertEquals(0, store.waiting());
    client.text();
    keys.put("p/a", "2");
    store.settle();
    assertEquals("", client.text());
  }

  @Test
  void shouldEndInOrderWhenTheClientMayNotGoOn() {
    keys.put("p/a", "1");
    follow("index=1", Map.of());
    client.take(10);
    client.text();
    allowed = false;
    keys.put("p/b", "secret");
    store.settle();
    assertEquals("", client.text());
    assertTrue(client.complete);
  }

  private void follow(String query, Map<String, String> headers) {
    stream(query, headers).pieces().subscribe(client);
  }

  private Answer.Stream stream(String query, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", "text/event-stream");
    FakeRequest request =
        new FakeRequest("GET", "p/", "recurse&changes&" + query, new byte[0], all);
    return (Answer.Stream) feed.follow(request, "p/", true);
  }

  /** Fails once when told to. */
  private static final class Once implements StateStore {
    private final WaitingStore store;
    private boolean fail;

    Once(WaitingStore store) {
      this.store = store;
    }

    @Override
    public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
      if (fail) {
        fail = false;
        return CompletableFuture.failedFuture(new NoLeaderException());
      }
      return store.read(query, options);
    }

    @Override
    public CompletableFuture<byte[]> write(int command, byte[] payload) {
      return store.write(command, payload);
    }
  }

  private static final class Client implements Flow.Subscriber<byte[]> {
    private Flow.Subscription subscription;
    private final StringBuilder text = new StringBuilder();
    private int largest;
    private Throwable failure;
    private boolean complete;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(byte[] piece) {
      largest = Math.max(largest, piece.length);
      text.append(new String(piece, StandardCharsets.UTF_8));
    }

    @Override
    public void onError(Throwable problem) {
      failure = problem;
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    void take(int pieces) {
      subscription.request(pieces);
    }

    /** What came since it was last asked for. */
    String text() {
      String all = text.toString();
      text.setLength(0);
      return all;
    }
  }
}
