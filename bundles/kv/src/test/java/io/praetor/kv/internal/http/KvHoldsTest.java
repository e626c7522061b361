package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.session.SessionRow;
import io.praetor.api.state.ReadResult;
import io.praetor.kv.internal.command.KvCommand;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.KvTestState;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sessions hold which keys, as the web pages ask for it. */
class KvHoldsTest {

  private static final String ONE = "11111111-2222-3333-4444-555555555555";
  private static final String OTHER = "22222222-2222-3333-4444-555555555555";

  private final KvTestState keys = new KvTestState();
  private long lastIndex;

  @BeforeEach
  void beginSessions() {
    keys.begin(ONE, SessionRow.RELEASE, 0);
    keys.begin(OTHER, SessionRow.DELETE, 0);
  }

  @Test
  void shouldTellWhoHoldsWhat() {
    keys.put("free", "1");
    keys.lock("b", OTHER);
    keys.lock("z", ONE);
    keys.lock("a", ONE);
    assertEquals(
        "{\"Truncated\":false,\"Locks\":["
            + "{\"Key\":\"a\",\"Session\":\""
            + ONE
            + "\",\"LockIndex\":1,\"ModifyIndex\":6},"
            + "{\"Key\":\"z\",\"Session\":\""
            + ONE
            + "\",\"LockIndex\":1,\"ModifyIndex\":5},"
            + "{\"Key\":\"b\",\"Session\":\""
            + OTHER
            + "\",\"LockIndex\":1,\"ModifyIndex\":4}]}",
        get());
  }

  @Test
  void shouldTellThatNothingIsLocked() {
    keys.put("free", "1");
    assertEquals("{\"Truncated\":false,\"Locks\":[]}", get());
  }

  @Test
  void shouldMoveTheIndexWhateverEndsALock() {
    keys.lock("a", ONE);
    keys.lock("b", ONE);
    keys.lock("c", OTHER);
    get();
    assertEquals(5, lastIndex);
    keys.unlock("a", ONE);
    get();
    assertEquals(6, lastIndex, "released");
    keys.apply(KvCommand.delete("b"));
    get();
    assertEquals(7, lastIndex, "deleted");
    keys.end(OTHER);
    assertEquals("{\"Truncated\":false,\"Locks\":[]}", get());
    assertEquals(8, lastIndex, "gone with its session");
  }

  @Test
  void shouldSayWhenThereAreMore() {
    keys.lock("a", ONE);
    keys.lock("b", ONE);
    assertFalse(found(2).truncated());
    keys.lock("c", OTHER);
    assertTrue(found(2).truncated());
    assertEquals(List.of("a", "b"), found(2).locked().stream().map(KvHolds.Hold::key).toList());
    assertTrue(found(0).truncated());
  }

  @Test
  void shouldLetAllWhoWaitShareOneAnswer() {
    assertEquals(read().query(), read().query());
    assertSame(read().render(), read().render());
  }

  private KvHolds.Found found(int limit) {
    return keys.state().now(new KvHolds(limit)).value();
  }

  private static Answer.Read<?> read() {
    Route route =
        new KvEndpoint(
                512,
                KvLimits.NONE,
                false,
                new ChangeFeed(() -> null, request -> true, Runnable::run))
            .routes().stream()
                .filter(each -> each.path().equals("/v1/internal/ui/locks"))
                .findFirst()
                .orElseThrow();
    FakeRequest request = new FakeRequest("GET", "", "", new byte[0]);
    return (Answer.Read<?>) route.handlers().get("GET").handle(request);
  }

  private String get() {
    return json(run(read()));
  }

  private <T> Content run(Answer.Read<T> read) {
    ReadResult<T> result = keys.state().now(read.query());
    lastIndex = result.index();
    return read.render().apply(result.value());
  }

  private static String json(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }
}
