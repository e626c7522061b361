package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.state.ReadResult;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.KvTestState;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lives, changes and versions, as a client sees them. */
class KvPastTest {

  private final KvTestState keys = new KvTestState();
  private Route route = route(new KvLimits(100, 1 << 20, 3, 1 << 20));
  private long lastIndex;

  private static Route route(KvLimits limits) {
    return new KvEndpoint(
            512, limits, false, new ChangeFeed(() -> null, request -> true, Runnable::run))
        .routes()
        .get(0);
  }

  @Test
  void shouldTellHowLongAKeyLives() {
    assertEquals("true", put("a", "ttl=90s", "1"));
    assertEquals(
        "[{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":0,\"Value\":\"MQ==\",\"CreateIndex\":1,"
            + "\"ModifyIndex\":1,\"TTL\":\"90s\"}]",
        get("a", ""));
    put("b", "", "1");
    assertEquals(1, get("", "recurse").split("TTL", -1).length - 1);
    put("a", "", "1");
    assertEquals(-1, get("a", "").indexOf("TTL"), "a write without a life takes it away");
    assertEquals(1, lastIndex, "and changes nothing else");
  }

  @Test
  void shouldRemoveAKeyWhoseTimeIsOver() {
    put("a", "ttl=1500ms", "1");
    keys.perish(KvTables.LIFETIMES, "a");
    assertEquals(404, send("GET", "a", "", "").status());
    assertEquals(
        "{\"Index\":2,\"Changes\":[{\"Op\":\"delete\",\"Key\":\"a\",\"CreateIndex\":1,"
            + "\"ModifyIndex\":2}]}",
        get("", "recurse&changes&index=1"));
  }

  @Test
  void shouldBeginALifeAnewWithoutAChange() {
    put("a", "ttl=10s", "1");
    put("a", "ttl=20s", "1");
    assertEquals(20_000, keys.row(KvTables.LIFETIMES, "a").lifeMillis());
    assertEquals(2, keys.row(KvTables.LIFETIMES, "a").modifyIndex());
    assertEquals(1, keys.entry("a").modifyIndex());
  }

  @Test
  void shouldForgetALifeWithItsKey() {
    put("a", "ttl=10s", "1");
    send("DELETE", "a", "", "");
    put("d/b", "ttl=10s", "1");
    send("DELETE", "d/", "recurse", "");
    assertEquals(0, keys.rows(KvTables.LIFETIMES).size());
  }

  @Test
  void shouldRefuseLivesThatAreNone() {
    for (String ttl : new String[] {"", "0s", "999ms", "25h", "10", "s", "-5s", "1s x", "1e3s"}) {
      assertRefused(
          "Invalid ttl \"" + ttl + "\": it must be a duration from 1s to 24h", "a", "ttl=" + ttl);
    }
    assertRefused("Conflicting flags: release=x&ttl=5s\n", "a", "ttl=5s&release=x");
    assertEquals("true", put("a", "ttl=0.5m30s", "1"));
    assertEquals(60_000, keys.row(KvTables.LIFETIMES, "a").lifeMillis());
  }

  @Test
  void shouldTellChangesPageByPage() {
    put("p/a", "flags=7", "1");
    put("q", "", "1");
    put("p/b", "", "");
    assertEquals(
        "{\"Index\":3,\"Changes\":[{\"Op\":\"put\",\"LockIndex\":0,\"Key\":\"p/b\",\"Flags\":0,"
            + "\"Value\":null,\"CreateIndex\":3,\"ModifyIndex\":3}]}",
        get("p/", "recurse&changes&index=1"));
    assertEquals(3, lastIndex);
    assertEquals("{\"Index\":3,\"Changes\":[]}", get("p/", "recurse&changes&index=3"));
    assertEquals(
        "{\"Index\":1,\"Changes\":[{\"Op\":\"put\",\"LockIndex\":0,\"Key\":\"p/a\",\"Flags\":7,"
            + "\"CreateIndex\":1,\"ModifyIndex\":1}]}",
        get("p/a", "changes&index=0&keys-only"));
  }

  @Test
  void shouldTellToListAnew() {
    put("a", "", "1");
    assertEquals(
        "{\"Index\":1,\"Resync\":true,\"Changes\":[]}", get("", "recurse&changes&index=7"));
    assertEquals(8, lastIndex, "more than was asked with, so that nobody waits");
  }

  @Test
  void shouldRefuseToFollowWhatIsNotKept() {
    String refusal =
        "Changes are not kept: praetor.kv.change_history is 0 in the configuration of the servers";
    put("a", "", "1");
    Route on = route;
    route = route(KvLimits.NONE);
    InvalidRequestException here =
        assertThrows(InvalidRequestException.class, () -> get("a", "changes&index=1"));
    assertEquals(refusal, here.getMessage());
    put("a", "", "2");
    route = on;
    InvalidRequestException elsewhere =
        assertThrows(InvalidRequestException.class, () -> get("a", "changes&index=1"));
    assertEquals(refusal, elsewhere.getMessage());
    assertEquals(0, keys.rows(KvTables.CHANGES).size());
  }

  @Test
  void shouldKeepTheNewestVersions() {
    for (int n = 1; n <= 4; n++) {
      put("a", "", "v" + n);
    }
    send("DELETE", "a", "", "");
    assertEquals(
        "[{\"Deleted\":true,\"Key\":\"a\",\"CreateIndex\":1,\"ModifyIndex\":5},"
            + "{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":0,\"Value\":\"djQ=\",\"CreateIndex\":1,"
            + "\"ModifyIndex\":4},"
            + "{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":0,\"Value\":\"djM=\",\"CreateIndex\":1,"
            + "\"ModifyIndex\":3}]",
        get("a", "history"));
    assertEquals(5, lastIndex);
    assertEquals(404, send("GET", "a", "version=2", "").status());
    assertEquals(404, send("GET", "a", "version=5", "").status());
    assertEquals("v3", text(send("GET", "a", "version=3&raw", "")));
    assertEquals(404, send("GET", "b", "history", "").status());
  }

  @Test
  void shouldKeepWhatStoodThereBeforeVersionsWereKept() {
    Route on = route;
    route = route(KvLimits.NONE);
    put("a", "", "old");
    assertEquals("old", text(send("GET", "a", "version=1&raw", "")));
    route = on;
    put("a", "", "new");
    assertEquals("old", text(send("GET", "a", "version=1&raw", "")));
    assertEquals(2, keys.rows(KvTables.VERSIONS).size());
    for (KvVersion version : keys.rows(KvTables.VERSIONS)) {
      assertEquals("", version.author());
    }
    route = route(KvLimits.NONE);
    put("a", "", "newer");
    assertEquals(0, keys.rows(KvTables.VERSIONS).size(), "not any more");
  }

  @Test
  void shouldKeepVersionsWithinBounds() {
    route = route(new KvLimits(0, 0, 10, 400));
    for (int n = 0; n < 20; n++) {
      put("k" + n % 3, "", "x".repeat(30) + n);
    }
    assertEquals(4, keys.rows(KvTables.VERSIONS).size());
    assertEquals(404, send("GET", "k1", "version=2", "").status());
  }

  @Test
  void shouldBringBackAVersion() {
    put("a", "flags=3", "good");
    put("a", "", "bad");
    assertEquals("false", put("a", "rollback=1&cas=1", ""));
    assertEquals("true", put("a", "rollback=1&cas=2", ""));
    assertEquals("good", new String(keys.entry("a").value(), StandardCharsets.UTF_8));
    assertEquals(3, keys.entry("a").flags());
    assertEquals(4, keys.entry("a").modifyIndex());
    assertEquals(1, keys.entry("a").createIndex());
    Content gone = send("PUT", "a", "rollback=99", "");
    assertEquals(404, gone.status());
    assertEquals("This version of the key is not kept", text(gone));
    assertRefused("Conflicting flags: acquire=x&rollback=1\n", "a", "rollback=1&acquire=x");
  }

  @Test
  void shouldBringBackADeletion() {
    put("a", "", "1");
    send("DELETE", "a", "", "");
    put("a", "", "2");
    assertEquals("true", put("a", "rollback=2", ""));
    assertNull(keys.entry("a"));
  }

  private void assertRefused(String text, String key, String query) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> put(key, query, ""));
    assertEquals(text, refusal.getMessage());
  }

  private String put(String key, String query, String value) {
    return json(send("PUT", key, query, value));
  }

  private String get(String key, String query) {
    return json(send("GET", key, query, ""));
  }

  private Content send(String method, String key, String query, String body) {
    Answer answer = route.handlers().get(method).handle(FakeRequest.of(method, key, query, body));
    if (answer instanceof Answer.Write write) {
      return write.render().apply(keys.state().write(write.command(), write.payload()).join());
    }
    return run((Answer.Read<?>) answer);
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

  private static String text(Content content) {
    return new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8);
  }
}
