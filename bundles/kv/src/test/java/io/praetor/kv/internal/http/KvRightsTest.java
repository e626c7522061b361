package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.Commands;
import io.praetor.kv.internal.command.KvCommandHandler;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers must be allowed to do with keys, and what they see of them. */
class KvRightsTest {

  private static final Authorizer READER = FakeAuthorizer.allowing("key:read \"d/a\"");

  private final MemoryState state = new MemoryState(Map.of(Commands.KV, new KvCommandHandler()));

  @BeforeEach
  void fill() {
    for (String key : new String[] {"d/a", "d/b", "d/c/x"}) {
      Answer.Write write = (Answer.Write) handle(false, FakeRequest.of("PUT", key, "", "v"));
      state.write(write.command(), write.payload()).join();
    }
  }

  @Test
  void shouldTellWhatIsNeeded() {
    assertEquals("[key:read \"d/a\"]", needs(false, "GET", "d/a", ""));
    assertEquals("[key:read \"d/a\"]", needs(false, "GET", "d/a", "history"));
    assertEquals("[key:read \"d/a\"]", needs(false, "GET", "d/a", "changes"));
    assertEquals("[key:read below \"d/\"]", needs(false, "GET", "d/", "changes&recurse"));
    assertEquals("[key:write \"d/a\"]", needs(false, "PUT", "d/a", "acquire=s"));
    assertEquals("[key:write \"d/a\"]", needs(false, "DELETE", "d/a", ""));
    assertEquals("[key:write below \"d/\"]", needs(false, "DELETE", "d/", "recurse"));
  }

  @Test
  void shouldNeedARightOfItsOwnForListsOnlyWhereThatIsConfigured() {
    for (String list : new String[] {"keys", "recurse"}) {
      assertEquals("[]", needs(false, "GET", "d/", list));
      assertEquals("[key:list \"d/\"]", needs(true, "GET", "d/", list));
    }
  }

  @Test
  void shouldComplainOfAMissingNameBeforeItAsksForRights() {
    assertThrows(InvalidRequestException.class, () -> needs(false, "GET", "", ""));
    assertThrows(InvalidRequestException.class, () -> needs(false, "DELETE", "", ""));
  }

  @Test
  void shouldShowOnlyWhatMayBeRead() {
    assertEquals("[\"d/a\"]", seen("d/", "keys", READER));
    assertEquals("[]", seen("", "keys", FakeAuthorizer.allowing()));
    assertEquals(1, seen("d/", "recurse", READER).split("LockIndex").length - 1);
    assertEquals("404", seen("d/", "recurse", FakeAuthorizer.allowing()));
  }

  @Test
  void shouldTellAFolderOnlyWhenSomethingInItMayBeRead() {
    assertEquals("[\"d/a\"]", seen("d/", "keys&separator=/", READER));
    assertEquals(
        "[\"d/c/\"]",
        seen("d/", "keys&separator=/", FakeAuthorizer.allowing("key:read \"d/c/x\"")));
  }

  @Test
  void shouldLetEqualListsShareOneAnswer() {
    Answer.Read<?> one = read("d/", "keys&separator=/", READER);
    assertEquals(one, read("d/", "keys&separator=/", READER));
    assertSame(one.sight(), read("d/", "keys", READER).sight());
  }

  @Test
  void shouldFindTheSameThingWhenNothingIsLeftOut() {
    KvFound found = state.now(new KvList("d/a")).value();
    assertSame(found, KvSights.ENTRIES.of(found, READER));
    KvKeys.Found keys = state.now(new KvKeys("d/a", "")).value();
    assertSame(keys, KvSights.KEYS.of(keys, READER));
    KvHolds.Found held = state.now(new KvHolds(1)).value();
    assertSame(held, KvSights.LOCKS.of(held, READER));
  }

  private String needs(boolean listPolicy, String method, String key, String query) {
    Need.Rights rights =
        (Need.Rights) endpoint(listPolicy).routes().get(0).handlers().get(method).need();
    return rights.found().apply(FakeRequest.of(method, key, query, "")).stream()
        .map(Permission::toString)
        .toList()
        .toString();
  }

  private static HttpEndpoint endpoint(boolean listPolicy) {
    ChangeFeed feed = new ChangeFeed(() -> null, request -> true, Runnable::run);
    return new KvEndpoint(512, KvLimits.NONE, listPolicy, feed);
  }

  private static Answer handle(boolean listPolicy, FakeRequest request) {
    return endpoint(listPolicy).routes().get(0).handlers().get(request.method()).handle(request);
  }

  private static Answer.Read<?> read(String key, String query, Authorizer caller) {
    return (Answer.Read<?>) handle(false, FakeRequest.of("GET", key, query, "").by(caller));
  }

  private String seen(String key, String query, Authorizer caller) {
    return text(content(read(key, query, caller), caller));
  }

  private <T> Content content(Answer.Read<T> read, Authorizer caller) {
    return read.render().apply(read.sight().of(state.now(read.query()).value(), caller));
  }

  private static String text(Content content) {
    if (content.status() != 200) {
      return Integer.toString(content.status());
    }
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }
}
