package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.rpc.internal.server.ByteBudget;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class IncomingPiecesTest {

  private static final int BUDGET = 10;

  private final ByteBudget budget = new ByteBudget(BUDGET);
  private final StringBuilder told = new StringBuilder();
  private int wanted;
  private int taken;
  private Flow.Subscription subscription;
  private final IncomingPieces pieces = new IncomingPieces(() -> wanted++, budget);

  private void subscribe() {
    pieces.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            subscription = given;
          }

          @Override
          public void onNext(byte[] piece) {
            told.append(new String(piece, StandardCharsets.UTF_8)).append(' ');
          }

          @Override
          public void onError(Throwable failure) {
            told.append(failure.getMessage());
          }

          @Override
          public void onComplete() {
            told.append("end");
          }
        });
  }

  private void add(String piece) throws MalformedRelayException {
    pieces.add(piece.getBytes(StandardCharsets.UTF_8), () -> taken++);
  }

  private void assertBudgetIsBack() {
    assertTrue(budget.take(BUDGET));
    budget.give(BUDGET);
  }

  @Test
  void shouldPassOnWhatIsAskedFor() throws MalformedRelayException {
    subscribe();
    assertEquals(0, wanted);
    subscription.request(1);
    add("a");
    add("b");
    add("c");
    pieces.end();
    assertEquals("a ", told.toString());
    assertEquals(1, taken);
    subscription.request(1);
    assertEquals("a b ", told.toString());
    subscription.request(5);
    assertEquals("a b c end", told.toString());
    assertEquals(3, taken);
    assertEquals(1, wanted);
    assertBudgetIsBack();
  }

  @Test
  void shouldTakeNothingUnasked() {
    subscribe();
    assertThrows(MalformedRelayException.class, () -> add("a"));
  }

  @Test
  void shouldHoldNoMoreThanThereIsRoomFor() throws MalformedRelayException {
    subscribe();
    subscription.request(1);
    add("a");
    add("0123456789");
    assertThrows(MalformedRelayException.class, () -> add("b"));
    pieces.fail(new IllegalStateException("broken"));
    assertEquals("a broken", told.toString());
    assertBudgetIsBack();
  }

  @Test
  void shouldTellNothingAfterACancellation() throws MalformedRelayException {
    subscribe();
    subscription.request(1);
    add("a");
    add("b");
    subscription.cancel();
    add("c");
    pieces.end();
    assertEquals("a ", told.toString());
    assertBudgetIsBack();
  }

  @Test
  void shouldTellWhoComesLate() {
    pieces.fail(new IllegalStateException("broken"));
    assertFalse(told.toString().contains("broken"));
    subscribe();
    assertEquals("broken", told.toString());
  }

  @Test
  void shouldEndWithoutBeingAsked() {
    subscribe();
    subscription.request(1);
    pieces.end();
    assertEquals("end", told.toString());
  }
}
