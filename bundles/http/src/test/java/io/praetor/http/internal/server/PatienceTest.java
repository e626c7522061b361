package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceTest {

  private final Patience patience = new Patience();

  @Test
  void shouldGiveAHeadOneSpanHoweverManyBytesCome() {
    patience.begin(Patience.Phase.IDLE, 0);
    patience.bytesArrived(100);
    patience.bytesArrived(114);
    assertFalse(patience.isOver(115));
    assertTrue(patience.isOver(116));
  }

  @Test
  void shouldCountABodyFromItsLastBytes() {
    patience.begin(Patience.Phase.BODY, 0);
    patience.bytesArrived(25);
    assertFalse(patience.isOver(55));
    assertTrue(patience.isOver(56));
  }

  @Test
  void shouldLetAnAnswerTakeAsLongAsItTakes() {
    patience.begin(Patience.Phase.ANSWER, 0);
    patience.bytesArrived(5);
    assertFalse(patience.isOver(100_000));
  }

  @Test
  void shouldEndIdleConnections() {
    patience.begin(Patience.Phase.IDLE, 10);
    assertFalse(patience.isOver(310));
    assertTrue(patience.isOver(311));
  }

  @Test
  void shouldCountSendingFromTheLastBytesThatWereTaken() {
    patience.begin(Patience.Phase.SENDING, 0);
    patience.unsent(500, 40);
    patience.bytesArrived(50);
    patience.unsent(400, 90);
    patience.unsent(400, 150);
    assertFalse(patience.isOver(150));
    assertTrue(patience.isOver(151));
    patience.sent(151);
    assertFalse(patience.isOver(400));
  }
}
