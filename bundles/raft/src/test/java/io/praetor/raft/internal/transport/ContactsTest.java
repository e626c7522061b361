package io.praetor.raft.internal.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactsTest {

  private static final long ELECTION = 400;
  private static final long LEASE = 300;

  private List<Contacts.Electorate> electorates =
      List.of(new Contacts.Electorate(List.of("b", "c"), true));

  private final Contacts contacts = new Contacts(() -> electorates, ELECTION);

  @BeforeEach
  void lead() {
    contacts.begin();
  }

  @Test
  void shouldHoldTheLeaseFromWhenTheQuestionWasSent() {
    assertFalse(contacts.leaseHolds(1_000));
    contacts.answered("b", 1_000, 1_200);

    assertTrue(contacts.leaseHolds(1_000 + LEASE - 1));
    assertFalse(contacts.leaseHolds(1_000 + LEASE));
  }

  @Test
  void shouldCountTheNewestAnswerOfEach() {
    contacts.answered("b", 1_000, 1_010);
    contacts.answered("b", 900, 1_020);

    assertTrue(contacts.leaseHolds(1_000 + LEASE - 1));
  }

  @Test
  void shouldNeedAMajorityOfBothWhileTheMembersChange() {
    electorates =
        List.of(
            new Contacts.Electorate(List.of("b", "c", "d", "e"), true),
            new Contacts.Electorate(List.of("d", "e"), true));
    contacts.answered("b", 1_000, 1_010);
    contacts.answered("c", 1_000, 1_010);
    assertFalse(contacts.leaseHolds(1_100));

    contacts.answered("d", 950, 1_010);
    assertTrue(contacts.leaseHolds(950 + LEASE - 1));
    assertFalse(contacts.leaseHolds(950 + LEASE));
  }

  @Test
  void shouldNotCountAServerThatIsLeavingAsItsOwnMajority() {
    electorates = List.of(new Contacts.Electorate(List.of("b", "c"), false));
    contacts.answered("b", 1_000, 1_010);
    assertFalse(contacts.leaseHolds(1_050));
    contacts.answered("c", 1_010, 1_020);
    assertTrue(contacts.leaseHolds(1_050));
  }

  @Test
  void shouldForgoTheLeaseForTheTermWhenItHandsOver() {
    contacts.answered("b", 1_000, 1_010);
    contacts.forgoLease();
    contacts.answered("b", 1_020, 1_030);
    assertFalse(contacts.leaseHolds(1_040));

    contacts.begin();
    contacts.answered("b", 1_100, 1_110);
    assertTrue(contacts.leaseHolds(1_120));
  }

  @Test
  void shouldForgetWhatWasProvedInAnEarlierTerm() {
    contacts.answered("b", 1_000, 1_010);
    contacts.end();
    assertFalse(contacts.leaseHolds(1_020));
    contacts.answered("b", 1_030, 1_040);
    contacts.begin();
    assertFalse(contacts.leaseHolds(1_050));
  }

  @Test
  void shouldConfirmOnlyByQuestionsThatWereSentAfterwards() {
    contacts.answered("b", 1_000, 1_010);
    CompletableFuture<Void> round = contacts.confirm(1_050);
    contacts.answered("c", 1_049, 1_060);
    assertFalse(round.isDone());

    contacts.answered("c", 1_050, 1_070);
    assertTrue(round.isDone() && !round.isCompletedExceptionally());
  }

  @Test
  void shouldFailRoundsWhenItLeadsNoMore() {
    CompletableFuture<Void> round = contacts.confirm(1_050);
    contacts.end();

    assertTrue(round.isCompletedExceptionally());
    assertTrue(contacts.confirm(1_060).isCompletedExceptionally());
  }
}
