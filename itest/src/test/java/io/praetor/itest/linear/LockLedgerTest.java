package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The ledger must be able to say no. */
class LockLedgerTest {

  private final LockLedger ledger = new LockLedger();

  @Test
  void shouldAcceptOneHolderAfterTheOther() {
    ledger.held(new Hold("a", "s1", 5, 0, 10));
    ledger.held(new Hold("a", "s2", 7, 10, 20));
    ledger.held(new Hold("b", "s3", 6, 5, 15));
    assertEquals(0, ledger.violations().size());
  }

  @Test
  void shouldRefuseTwoHoldersAtOnce() {
    ledger.held(new Hold("a", "s1", 5, 0, 11));
    ledger.held(new Hold("a", "s2", 7, 10, 20));
    assertEquals(1, ledger.violations().size());
  }

  @Test
  void shouldRefuseATokenThatDoesNotGrow() {
    ledger.held(new Hold("a", "s1", 7, 0, 10));
    ledger.held(new Hold("a", "s2", 7, 10, 20));
    assertEquals(1, ledger.violations().size());
  }

  @Test
  void shouldKeepWhatClientsComplainOf() {
    ledger.complain("ended early");
    assertEquals(1, ledger.violations().size());
  }
}
