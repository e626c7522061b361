package io.praetor.catalog.internal.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.praetor.api.rpc.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Answers that are kept current, by a clock and a server that the test plays. */
class KeptAnswersTest {

  private long nanos;
  private final KeptAnswers kept = new KeptAnswers(() -> nanos);
  private final List<Long> indexes = new ArrayList<>();
  private final List<CompletableFuture<ApiResponse>> open = new ArrayList<>();

  @Test
  void shouldAskOnceAndThenWaitForNews() {
    CompletableFuture<ApiResponse> first = get();
    assertSame(first, get(), "one question is under way");
    answer(0, 200, "7");
    assertEquals(List.of(0L, 7L), indexes);
    assertEquals("7", told());
    answer(1, 200, "9");
    assertEquals(List.of(0L, 7L, 9L), indexes);
    assertEquals("9", told());
  }

  @Test
  void shouldForgetWhatCannotBeKeptCurrent() {
    ask();
    answer(0, 200, "7");
    open.get(1).completeExceptionally(new IllegalStateException("hung up"));
    assertEquals(0, kept.size());
    ask();
    assertEquals(List.of(0L, 7L, 0L), indexes);
    answer(2, 500, "8");
    assertEquals(0, kept.size());
    ask();
    answer(3, 200, "no number");
    assertEquals(0, kept.size());
  }

  @Test
  void shouldForgetWhatNobodyAsksFor() {
    ask();
    answer(0, 200, "7");
    nanos = KeptAnswers.IDLE_NANOS;
    ask();
    answer(1, 200, "8");
    assertEquals(1, kept.size());
    nanos += KeptAnswers.IDLE_NANOS + 1;
    answer(2, 200, "9");
    assertEquals(0, kept.size());
  }

  private CompletableFuture<ApiResponse> get() {
    return kept.get(
        "question",
        index -> {
          indexes.add(index);
          open.add(new CompletableFuture<>());
          return open.get(open.size() - 1);
        });
  }

  private void ask() {
    var unused = get();
  }

  private String told() {
    return get().join().headers().get("x-consul-index").get(0);
  }

  private void answer(int asked, int status, String index) {
    open.get(asked)
        .complete(new ApiResponse(status, Map.of("x-consul-index", List.of(index)), new byte[0]));
  }
}
