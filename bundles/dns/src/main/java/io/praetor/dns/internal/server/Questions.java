package io.praetor.dns.internal.server;

import io.praetor.dns.internal.answer.Answers;
import io.praetor.dns.internal.answer.Client;
import io.praetor.dns.internal.message.Incoming;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.QueryReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came in, and what goes out for it. Called by all event loops. */
final class Questions {

  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  /** Questions that wait for an answer, each some hundred bytes; more are dropped. */
  private static final int WAITING_MAX = 16_384;

  private static final CompletableFuture<byte[]> NOTHING =
      CompletableFuture.completedFuture(new byte[0]);

  private final Answers answers;
  private final AtomicInteger waiting = new AtomicInteger();

  Questions(Answers answers) {
    this.answers = answers;
  }

  /** The answer to a message; empty when there is none to be given. Never fails. */
  CompletableFuture<byte[]> answer(byte[] message, Client client) {
    Incoming incoming = QueryReader.read(message);
    if (incoming instanceof Incoming.Rejected rejected) {
      return CompletableFuture.completedFuture(MessageWriter.write(rejected));
    }
    if (!(incoming instanceof Incoming.Asked asked) || waiting.get() >= WAITING_MAX) {
      return NOTHING;
    }
    CompletableFuture<byte[]> answer = answers.answer(asked.query(), message, client);
    if (answer.isDone() && !answer.isCompletedExceptionally()) {
      return answer;
    }
    waiting.incrementAndGet();
    return answer.handle(
        (bytes, failure) -> {
          waiting.decrementAndGet();
          if (failure != null) {
            LOG.warn("DNS question failed: name={}", asked.query().question().name(), failure);
          }
          return failure == null ? bytes : new byte[0];
        });
  }
}
