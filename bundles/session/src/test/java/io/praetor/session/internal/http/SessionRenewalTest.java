package io.praetor.session.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Lifetimes;
import io.praetor.session.internal.SessionState;
import io.praetor.session.internal.command.SessionCommand;
import io.praetor.session.internal.command.SessionCommandCodec;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SessionRenewalTest {

  private static final String MORTAL = "aaaaaaaa-2222-3333-4444-555555555555";
  private static final String ETERNAL = "bbbbbbbb-2222-3333-4444-555555555555";
  private static final String NONE = "cccccccc-2222-3333-4444-555555555555";

  private final SessionState sessions = new SessionState().node("n");
  private final List<String> renewed = new ArrayList<>();
  private CompletableFuture<Boolean> outcome = CompletableFuture.completedFuture(true);
  private Lifetimes lifetimes =
      (table, key) -> {
        renewed.add(table.name() + " " + new String(key, StandardCharsets.UTF_8));
        return outcome;
      };
  private final SessionRenewal renewal = new SessionRenewal(sessions::state, () -> lifetimes);

  SessionRenewalTest() {
    create(MORTAL, 20_000);
    create(ETERNAL, 0);
  }

  @Test
  void shouldRenewASessionAndWriteNothing() {
    long writes = sessions.state().writes();
    Content content = renewal.renew(MORTAL.toUpperCase(Locale.ROOT)).join();
    assertEquals(200, content.status());
    assertEquals(MORTAL, id(content));
    assertEquals(List.of("sessions " + MORTAL), renewed);
    assertEquals(writes, sessions.state().writes());
  }

  @Test
  void shouldHaveNothingToRenewOfASessionWithoutEnd() {
    lifetimes = null;
    assertEquals(ETERNAL, id(renewal.renew(ETERNAL).join()));
    assertEquals(List.of(), renewed);
  }

  @Test
  void shouldNotFindWhatIsNotThere() {
    assertNotFound(NONE);
    assertEquals(List.of(), renewed);
  }

  @Test
  void shouldNotFindWhatEndedMeanwhile() {
    outcome = CompletableFuture.completedFuture(false);
    assertNotFound(MORTAL);
  }

  @Test
  void shouldTellWhenNobodyKeepsTheTime() {
    lifetimes = null;
    CompletionException failure =
        assertThrows(CompletionException.class, () -> renewal.renew(MORTAL).join());
    assertInstanceOf(UnavailableException.class, failure.getCause());
    SessionRenewal early = new SessionRenewal(() -> null, () -> lifetimes);
    assertThrows(UnavailableException.class, () -> early.renew(MORTAL));
  }

  @Test
  void shouldTellWhenThereIsNoLeader() {
    outcome = CompletableFuture.failedFuture(new NoLeaderException());
    CompletionException failure =
        assertThrows(CompletionException.class, () -> renewal.renew(MORTAL).join());
    assertInstanceOf(NoLeaderException.class, failure.getCause());
  }

  private void assertNotFound(String id) {
    Content content = renewal.renew(id).join();
    assertEquals(404, content.status());
    assertEquals("text/plain; charset=utf-8", content.headers().get("Content-Type"));
    assertEquals(
        "Session id '" + id + "' not found",
        new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8));
  }

  private static String id(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString().substring(8, 44);
  }

  private void create(String id, long lifeMillis) {
    SessionRow row =
        new SessionRow(id, "", "n", 0, "release", "", lifeMillis, List.of(), List.of(), 0, 0);
    byte[] payload = SessionCommandCodec.encode(new SessionCommand.Creation(row));
    sessions.state().write(Commands.SESSION, payload).join();
  }
}
