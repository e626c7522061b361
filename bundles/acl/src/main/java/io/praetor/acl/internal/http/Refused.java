package io.praetor.acl.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Content;
import java.util.function.Function;

/** A question that cannot be asked; the answer has the headers of a read that failed. */
record Refused(String reason) implements StateQuery<String> {

  private static final Function<String, Content> RENDER = Refused::renderRender;

  static io.praetor.spi.http.Answer because(String reason) {
    return new io.praetor.spi.http.Answer.Read<>(new Refused(reason), RENDER);
  }

  @Override
  public StateQuery.Answer<String> run(ReadTxn txn) {
    return new StateQuery.Answer<>(reason, Long.MAX_VALUE, true); // nobody waits for it
  }

  private static Content renderRender(String reason) {
    throw new OperationFailedException(reason);
  }
}
