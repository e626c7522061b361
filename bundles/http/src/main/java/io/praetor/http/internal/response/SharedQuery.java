package io.praetor.http.internal.response;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Content;
import java.util.function.Function;

/**
 * A question together with how its answer looks. Equal ones that wait are one to the state, so
 * those who wait share both the evaluation and the bytes.
 */
public record SharedQuery<T>(
    StateQuery<T> query, Function<T, Content> render, Vision<T> vision, Format format)
    implements StateQuery<SharedContent<T>> {

  @Override
  public Answer<SharedContent<T>> run(ReadTxn txn) {
    Answer<T> answer = query.run(txn);
    return new Answer<>(
        new SharedContent<>(answer.value(), render, vision, format),
        answer.index(),
        answer.found());
  }

  @Override
  public StateQuery<SharedContent<T>> since(long index) {
    return new SharedQuery<>(query.since(index), render, vision, format);
  }
}
