package io.praetor.state.internal.read;

import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateQuery.Answer;
import io.praetor.state.internal.table.Root;
import java.lang.ref.WeakReference;

/** Makes results of answers. */
final class Answers {

  /** The index before all others. */
  private static final long OLDEST = 1;

  /** The last answer, for the next one with the same question about the same version. */
  private record Remembered(
      StateQuery<?> query, boolean fresh, WeakReference<Root> root, ReadResult<?> result) {}

  private final Consensus consensus;
  private volatile Remembered last;

  Answers(Consensus consensus) {
    this.consensus = consensus;
  }

  /** Runs a query; its index is never 0, because 0 would ask not to wait (blocking query rules). */
  static <T> Answer<T> evaluate(StateQuery<T> query, ReadTxn txn) {
    Answer<T> answer = query.run(txn);
    return answer.index() == 0 ? new Answer<>(answer.value(), OLDEST, answer.found()) : answer;
  }

  /** Whether an answer tells more than someone knows who has come to an index. */
  static boolean isNews(Answer<?> answer, long known) {
    return answer.index() == Answer.NONE ? known > OLDEST : answer.index() > known;
  }

  /**
   * The result of an answer.
   *
   * @param fresh whether it is as good as the leader's own
   */
  <T> ReadResult<T> result(Answer<T> answer, boolean fresh) {
    RaftStatus status = consensus.status();
    return new ReadResult<>(
        answer.value(),
        Math.max(answer.index(), OLDEST),
        !status.leaderAddress().isEmpty(),
        fresh ? 0 : status.lastContactMillis());
  }

  /** Runs a query, or remembers: thousands of equal questions may run out of time together. */
  @SuppressWarnings("unchecked") // equal queries are of one type
  <T> ReadResult<T> now(StateQuery<T> query, Root root, boolean fresh) {
    Remembered known = last;
    if (known != null
        && known.fresh() == fresh
        && known.root().refersTo(root)
        && known.query().equals(query)) {
      return (ReadResult<T>) known.result();
    }
    ReadResult<T> result = result(evaluate(query, root), fresh);
    last = new Remembered(query, fresh, new WeakReference<>(root), result);
    return result;
  }
}
