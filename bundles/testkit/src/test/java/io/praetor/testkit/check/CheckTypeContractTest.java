package io.praetor.testkit.check;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.testkit.check.GreetingType.Defect;
import org.junit.jupiter.api.Test;

/** The contract notices what is wrong. */
class CheckTypeContractTest {

  /** A test of the contract. */
  private interface Clause {
    void test(CheckTypeContract contract) throws Exception;
  }

  private static void assertNoticed(Defect defect, Clause clause) throws Exception {
    CheckTypeContract contract = GreetingTypeTest.of(defect);
    contract.createType();
    try {
      assertThrows(AssertionError.class, () -> clause.test(contract));
    } finally {
      contract.disposeType();
    }
  }

  @Test
  void shouldNoticeTwoReports() throws Exception {
    assertNoticed(Defect.TWO_REPORTS, CheckTypeContract::shouldReportEachAttemptOnce);
  }

  @Test
  void shouldNoticeWhoBelievesAnything() throws Exception {
    assertNoticed(Defect.BELIEVES_ANYTHING, CheckTypeContract::shouldNotBelieveNoise);
    assertNoticed(Defect.BELIEVES_ANYTHING, CheckTypeContract::shouldNotBelieveWhoeverCloses);
    assertNoticed(Defect.BELIEVES_ANYTHING, CheckTypeContract::shouldBeCriticalWhenNobodyListens);
  }

  @Test
  void shouldNoticeWhoHoldsUpItsCaller() throws Exception {
    assertNoticed(Defect.HOLDS_UP_ITS_CALLER, CheckTypeContract::shouldNotHoldUpItsCaller);
  }

  @Test
  void shouldNoticeReportsAfterTheEnd() throws Exception {
    assertNoticed(Defect.REPORTS_AFTER_THE_END, CheckTypeContract::shouldGiveUpAnAttemptWhenClosed);
  }

  @Test
  void shouldNoticeWhatIsLeftBehind() throws Exception {
    assertNoticed(Defect.KEEPS_CONNECTIONS, CheckTypeContract::shouldLeaveNothingBehind);
  }
}
