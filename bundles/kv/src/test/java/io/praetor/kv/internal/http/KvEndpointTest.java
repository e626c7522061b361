package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadResult;
import io.praetor.kv.internal.command.KvCommandHandler;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KvEndpointTest {

  private static final String SESSION = "11111111-2222-3333-4444-555555555555";

  private final MemoryState state = new MemoryState(Map.of(Commands.KV, new KvCommandHandler()));
  private final Route route =
      new KvEndpoint(
              512, KvLimits.NONE, false, new ChangeFeed(() -> null, request -> true, Runnable::run))
          .routes()
          .get(0);
  private long lastIndex;

  @Test
  void shouldTellAnEntry() {
    assertEquals("true", put("a", "flags=42", "first"));
    assertEquals(
        "[{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":42,\"Value\":\"Zmlyc3Q=\","
            + "\"CreateIndex\":1,\"ModifyIndex\":1}]",
        get("a", ""));
  }

  @Test
  void shouldTellLargeFlagsAsUnsigned() {
    put("a", "flags=18446744073709551615", "");
    assertEquals(
        "[{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":18446744073709551615,\"Value\":null,"
            + "\"CreateIndex\":1,\"ModifyIndex\":1}]",
        get("a", ""));
  }

  @Test
  void shouldGiveRawValuesThatNoBrowserRuns() {
    put("a", "", "<b>");
    Content content = send("GET", "a", "raw", "");
    assertEquals("<b>", text(content));
    assertEquals("text/plain", content.headers().get("Content-Type"));
    assertEquals("sandbox", content.headers().get("Content-Security-Policy"));
    assertEquals("sandbox", content.headers().get("Content-Security-Policy"));
  }

  @Test
  void shouldReportTheIndexOfTheKeyItself() {
    put("a", "", "1");
    put("b", "", "1");
    get("a", "");
    assertEquals(1, lastIndex);
  }

  @Test
  void shouldReportTheIndexOfTheStoreForAMissingKey() {
    put("a", "", "1");
    send("DELETE", "a", "", "");
    assertEquals(404, send("GET", "a", "", "").status());
    assertEquals(2, lastIndex);
  }

  @Test
  void shouldListByPrefixInOrder() {
    put("d/b", "", "1");
    put("d/a", "", "1");
    put("e", "", "1");
    assertEquals("[\"d/a\",\"d/b\"]", get("d", "keys"));
    assertEquals(2, lastIndex);
    assertEquals("[\"d/a\",\"d/b\",\"e\"]", get("", "keys"));
    assertEquals(3, lastIndex);
  }

  @Test
  void shouldMoveThePrefixIndexWithDeletions() {
    put("d/a", "", "1");
    put("d/b", "", "1");
    put("e", "", "1");
    send("DELETE", "d/a", "", "");
    assertEquals("[\"d/b\"]", get("d/", "keys"));
    assertEquals(4, lastIndex);
  }

  @Test
  void shouldCutKeysBehindTheSeparator() {
    for (String key : new String[] {"k/a", "k/d/", "k/d/x", "k/d/y/1", "k/dt", "k/z/1/2"}) {
      put(key, "", "1");
    }
    assertEquals("[\"k/a\",\"k/d/\",\"k/dt\",\"k/z/\"]", get("k/", "keys&separator=/"));
    assertEquals("[\"k/\"]", get("k", "keys&seperator=/"));
    assertEquals("[\"k/d/\",\"k/d/x\",\"k/d/y/\"]", get("k/d/", "keys&separator=%2F"));
  }

  @Test
  void shouldAnswerAnEmptyPrefixWithNotFoundExceptTheRoot() {
    assertEquals("[]", get("", "keys"));
    assertEquals(404, send("GET", "x", "keys", "").status());
    assertEquals(404, send("GET", "", "recurse", "").status());
    assertEquals(1, lastIndex);
  }

  @Test
  void shouldAnswerConditions() {
    assertEquals("true", put("a", "cas=0", "1"));
    assertEquals("false", put("a", "cas=0", "2"));
    assertEquals("false", json(send("DELETE", "a", "cas=7", "")));
    assertEquals("true", json(send("DELETE", "a", "cas=1", "")));
  }

  @Test
  void shouldDeleteTrees() {
    put("d/a", "", "1");
    put("d/b", "", "1");
    assertEquals("true", json(send("DELETE", "d", "recurse", "")));
    assertEquals(404, send("GET", "d", "recurse", "").status());
  }

  @Test
  void shouldDemandAKey() {
    assertRefused(InvalidRequestException.class, "Missing key name", "GET", "", "");
    assertRefused(InvalidRequestException.class, "Missing key name", "PUT", "", "");
    assertRefused(InvalidRequestException.class, "Missing key name", "DELETE", "", "");
  }

  @Test
  void shouldRefuseKeysThatCannotBeKept() {
    assertRefused(
        InvalidRequestException.class,
        "Invalid key: it contains a NUL character",
        "PUT",
        "a\0b",
        "");
    assertRefused(
        InvalidRequestException.class,
        "Invalid key: it is longer than 2000 bytes",
        "PUT",
        "\u00fc".repeat(1_001),
        "");
  }

  @Test
  void shouldRefuseConflictingConditions() {
    assertRefused(
        InvalidRequestException.class,
        "Conflicting flags: acquire=" + SESSION + "&cas=0\n",
        "PUT",
        "a",
        "cas=0&acquire=" + SESSION);
    assertRefused(
        InvalidRequestException.class,
        "Conflicting flags: cas=0&recurse=\n",
        "DELETE",
        "a",
        "cas=0&recurse");
  }

  @Test
  void shouldRefuseNumbersInTheWordsOfGo() {
    assertRefusedNumber("nonsense", "invalid syntax");
    assertRefusedNumber("-1", "invalid syntax");
    assertRefusedNumber("", "invalid syntax");
    assertRefusedNumber("18446744073709551616", "value out of range");
  }

  @Test
  void shouldRefuseUnknownSessions() {
    assertRefused(
        OperationFailedException.class,
        "raft apply failed: invalid session \"" + SESSION + "\"",
        "PUT",
        "a",
        "acquire=" + SESSION);
    assertRefused(
        OperationFailedException.class,
        "raft apply failed: failed session lookup: index error: UUID must be 36 characters",
        "PUT",
        "a",
        "acquire=not-a-session");
    assertEquals("false", put("a", "release=" + SESSION, ""));
  }

  @Test
  void shouldRenderEqualQuestionsWithTheSameFunction() {
    Answer.Read<?> one = read("a", "");
    Answer.Read<?> other = read("a", "");
    assertEquals(one.query(), other.query());
    assertSame(one.render(), other.render());
  }

  private void assertRefusedNumber(String number, String reason) {
    assertRefused(
        OperationFailedException.class,
        "strconv.ParseUint: parsing \"" + number + "\": " + reason,
        "PUT",
        "a",
        "cas=" + number);
  }

  private void assertRefused(
      Class<? extends PlatformException> type,
      String text,
      String method,
      String key,
      String query) {
    PlatformException refusal = assertThrows(type, () -> send(method, key, query, ""));
    assertEquals(text, refusal.getMessage());
  }

  private Answer.Read<?> read(String key, String query) {
    return (Answer.Read<?>) handle("GET", key, query, "");
  }

  private String put(String key, String query, String value) {
    return json(send("PUT", key, query, value));
  }

  private String get(String key, String query) {
    return json(send("GET", key, query, ""));
  }

  private Answer handle(String method, String key, String query, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return route.handlers().get(method).handle(new FakeRequest(method, key, query, bytes));
  }

  private Content send(String method, String key, String query, String body) {
    Answer answer = handle(method, key, query, body);
    if (answer instanceof Answer.Write write) {
      return write.render().apply(state.write(write.command(), write.payload()).join());
    }
    return run((Answer.Read<?>) answer);
  }

  private <T> Content run(Answer.Read<T> read) {
    ReadResult<T> result = state.now(read.query());
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
