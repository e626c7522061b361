package io.praetor.state.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.StorageChoice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StorageCommandTest {

  private CompletableFuture<StorageChoice.Report> answer = new CompletableFuture<>();

  private final StorageChoice choice =
      new StorageChoice() {
        @Override
        public List<String> engines() {
          return List.of("mvstore", "xodus");
        }

        @Override
        public String inUse() {
          return "xodus";
        }

        @Override
        public String wanted() {
          return "mvstore";
        }

        @Override
        public String progress() {
          return "writing to mvstore, 5 of 10 rows";
        }

        @Override
        public CompletableFuture<Report> use(String engine) {
          return answer;
        }
      };

  private final StorageCommand command = new StorageCommand(() -> choice);

  @Test
  void shouldShowWhatThereIs() {
    assertEquals(
        """
        in use:    xodus
        wanted:    mvstore
        installed: mvstore, xodus
        progress:  writing to mvstore, 5 of 10 rows""",
        command.storage());
  }

  @Test
  void shouldTellWhatAChangeCameTo() throws InterruptedException {
    answer.complete(
        new StorageChoice.Report("mvstore", "xodus", 1_000_000, Duration.ofMillis(26_040)));
    assertEquals(
        "mvstore is in use instead of xodus: 1000000 rows in 26.0 s", command.storage("mvstore"));
    answer =
        CompletableFuture.completedFuture(
            new StorageChoice.Report("xodus", "xodus", 0, Duration.ZERO));
    assertEquals("xodus is in use", command.storage("xodus"));
  }

  @Test
  void shouldFailWithTheReason() {
    answer.completeExceptionally(new OperationFailedException("no space left"));
    OperationFailedException failure =
        assertThrows(OperationFailedException.class, () -> command.storage("mvstore"));
    assertEquals("no space left", failure.getMessage());
  }

  @Test
  void shouldSayThatNothingIsKept() {
    assertThrows(UnavailableException.class, () -> new StorageCommand(() -> null).storage());
  }
}
