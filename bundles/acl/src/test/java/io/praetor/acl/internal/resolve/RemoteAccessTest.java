package io.praetor.acl.internal.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.decide.Grant;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.acl.internal.resolve.RemoteAccess.Settings;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RemoteAccessTest {

  private static final long TTL = 30_000_000_000L;

  private final Deque<CompletableFuture<Entitlement>> asked = new ArrayDeque<>();
  private int questions;
  private long nanos;
  private long millis = 1_000;

  private RemoteAccess access(DownPolicy down) {
    return new RemoteAccess(
        secret -> {
          questions++;
          CompletableFuture<Entitlement> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        },
        new Settings("dc1", new Stance(false, true), down, TTL),
        () -> nanos,
        () -> millis);
  }

  private static Entitlement entitlement(String level, long expiresMillis) {
    String rules = "key_prefix \"\" { policy = \"" + level + "\" }";
    return new Entitlement("a", expiresMillis, List.of(new Grant("p", "id", "", rules, List.of())));
  }

  private void tell(Entitlement entitlement) {
    assertTrue(asked.remove().complete(entitlement));
  }

  private void fail(RuntimeException failure) {
    assertTrue(asked.remove().completeExceptionally(failure));
  }

  private void down() {
    fail(new UnavailableException("no servers"));
  }

  private static boolean writes(CompletableFuture<Authorizer> found) {
    return found.join().allows(Resource.KEY, Access.WRITE, "k");
  }

  private static void assertUnknown(CompletableFuture<Authorizer> found) {
    CompletionException refusal = assertThrows(CompletionException.class, found::join);
    assertInstanceOf(ForbiddenException.class, refusal.getCause());
    assertEquals("ACL not found", refusal.getCause().getMessage());
  }

  @Test
  void shouldAskOnceForAllWhoAskAtOnce() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    CompletableFuture<Authorizer> one = access.authorizer("s");
    CompletableFuture<Authorizer> other = access.authorizer("s");
    assertFalse(one.isDone());
    assertEquals(1, questions);
    tell(entitlement("write", 0));
    assertTrue(writes(one));
    assertSame(one.join(), other.join());
  }

  @Test
  void shouldRelyOnAnAnswerForItsTimeAndKeepTheCallerWhileNothingChanges() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    CompletableFuture<Authorizer> first = access.authorizer("s");
    tell(entitlement("write", 0));
    nanos = TTL - 1;
    assertSame(first.join(), access.authorizer("s").join());
    assertEquals(1, questions);
    nanos = TTL;
    CompletableFuture<Authorizer> second = access.authorizer("s");
    assertFalse(second.isDone());
    tell(entitlement("write", 0));
    assertSame(first.join(), second.join());
    nanos = 2 * TTL;
    CompletableFuture<Authorizer> third = access.authorizer("s");
    tell(entitlement("read", 0));
    assertNotSame(first.join(), third.join());
    assertFalse(writes(third));
  }

  @Test
  void shouldNotAcceptATokenWhoseTimeIsOverThoughItIsKnown() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    CompletableFuture<Authorizer> found = access.authorizer("s");
    tell(entitlement("write", 2_000));
    assertTrue(writes(found));
    millis = 1_999;
    assertTrue(writes(access.authorizer("s")));
    millis = 2_000;
    assertUnknown(access.authorizer("s"));
    nanos = TTL;
    CompletableFuture<Authorizer> later = access.authorizer("s");
    down();
    assertUnknown(later);
  }

  @Test
  void shouldForgetATokenThatIsGone() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    assertNotNull(access.authorizer("s"));
    tell(entitlement("write", 0));
    nanos = TTL;
    CompletableFuture<Authorizer> gone = access.authorizer("s");
    fail(new ForbiddenException("ACL not found"));
    assertUnknown(gone);
    assertUnknown(access.authorizer("s"));
    assertEquals(2, questions);
  }

  @Test
  void shouldKeepWhatItKnewWhileNobodyAnswers() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    assertNotNull(access.authorizer("s"));
    tell(entitlement("write", 0));
    nanos = 100 * TTL;
    CompletableFuture<Authorizer> old = access.authorizer("s");
    assertFalse(old.isDone());
    down();
    assertTrue(writes(old));
    CompletableFuture<Authorizer> never = access.authorizer("other");
    down();
    assertFalse(writes(never));
  }

  @Test
  void shouldWaitForNobodyWhoAnswersLateWhereThatIsWanted() {
    RemoteAccess access = access(DownPolicy.ASYNC_CACHE);
    CompletableFuture<Authorizer> first = access.authorizer("s");
    assertFalse(first.isDone());
    tell(entitlement("write", 0));
    nanos = TTL;
    assertTrue(writes(access.authorizer("s")));
    assertTrue(writes(access.authorizer("s")));
    assertEquals(2, questions);
    tell(entitlement("read", 0));
    assertFalse(writes(access.authorizer("s")));
    assertEquals(2, questions);
  }

  @Test
  void shouldForbidEverythingWhereThatIsWanted() {
    RemoteAccess access = access(DownPolicy.DENY);
    assertNotNull(access.authorizer("s"));
    tell(entitlement("write", 0));
    nanos = TTL;
    CompletableFuture<Authorizer> found = access.authorizer("s");
    down();
    assertFalse(writes(found));
    assertFalse(found.join().allows(Resource.KEY, Access.READ, "k"));
  }

  @Test
  void shouldAllowAllButTokensWhereThatIsWanted() {
    RemoteAccess access = access(DownPolicy.ALLOW);
    CompletableFuture<Authorizer> found = access.authorizer("s");
    down();
    assertTrue(writes(found));
    assertFalse(found.join().allows(Resource.ACL, Access.READ, ""));
    assertFalse(found.join().isUnlimited());
    CompletableFuture<Authorizer> again = access.authorizer("s");
    tell(entitlement("read", 0));
    assertFalse(writes(again));
  }

  @Test
  void shouldGiveNothingForRulesThatCannotBeRead() {
    RemoteAccess access = access(DownPolicy.ALLOW);
    CompletableFuture<Authorizer> found = access.authorizer("s");
    tell(new Entitlement("a", 0, List.of(new Grant("p", "id", "", "acl = \"x\"", List.of()))));
    assertThrows(CompletionException.class, found::join);
  }

  @Test
  void shouldForgetThoseItWasNotAskedAboutForLongest() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    for (int i = 0; i <= RemoteAccess.MAX_KNOWN; i++) {
      assertNotNull(access.authorizer("s" + i));
      tell(entitlement("write", 0));
    }
    int before = questions;
    assertNotNull(access.authorizer("s" + RemoteAccess.MAX_KNOWN));
    assertEquals(before, questions);
    assertNotNull(access.authorizer("s0"));
    assertEquals(before + 1, questions);
  }

  /**
   * Otherwise a stranger with made-up tokens could take everybody's rights while servers are away.
   */
  @Test
  void shouldKeepGoodTokensHoweverManyMadeUpOnesAreShown() {
    RemoteAccess access = access(DownPolicy.EXTEND_CACHE);
    assertNotNull(access.authorizer("good"));
    tell(entitlement("write", 0));
    for (int i = 0; i < RemoteAccess.MAX_KNOWN + 10; i++) {
      assertNotNull(access.authorizer("made-up-" + i));
      fail(new ForbiddenException("ACL not found"));
    }
    nanos += TTL;
    CompletableFuture<Authorizer> found = access.authorizer("good");
    down();
    assertTrue(writes(found));
  }
}
