package io.praetor.http.internal.server;

import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import io.praetor.http.internal.response.Format;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.SharedContent;
import io.praetor.http.internal.response.SharedQuery;
import io.praetor.spi.http.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Does what an endpoint declared. What is ready is answered on the spot; what completes on a thread
 * of the state goes back to the connection's loop.
 */
final class AnswerRunner {

  private final Providers providers;

  AnswerRunner(Providers providers) {
    this.providers = providers;
  }

  /** False, and nothing has been done, when there is no state that could be asked. */
  boolean run(Exchange exchange, Answer answer, ReadOptions options, Format format) {
    if (answer instanceof Answer.Now now) {
      exchange.begin();
      exchange.answer(Reply.of(now.content(), format));
      return true;
    }
    if (answer instanceof Answer.Later later) {
      exchange.begin();
      complete(exchange, later.content(), content -> Reply.of(content, format));
      return true;
    }
    if (answer instanceof Answer.Stream stream) {
      exchange.begin();
      StreamAnswer.start(exchange, stream);
      return true;
    }
    StateStore store = providers.store();
    if (store == null) {
      return false;
    }
    exchange.begin();
    if (answer instanceof Answer.Write write) {
      complete(
          exchange,
          store.write(write.command(), write.payload()),
          result -> Reply.of(write.render().apply(result), format));
    } else if (answer instanceof Answer.Read<?> read) {
      read(exchange, store, read, options, format);
    }
    return true;
  }

  private static <T> void read(
      Exchange exchange,
      StateStore store,
      Answer.Read<T> read,
      ReadOptions options,
      Format format) {
    if (options.index() > 0) {
      readShared(exchange, store, new SharedQuery<>(read.query(), read.render(), format), options);
      return;
    }
    CompletableFuture<ReadResult<T>> future = store.read(read.query(), options);
    complete(
        exchange, future, found -> Reply.read(read.render().apply(found.value()), found, format));
  }

  private static <T> void readShared(
      Exchange exchange, StateStore store, SharedQuery<T> query, ReadOptions options) {
    CompletableFuture<ReadResult<SharedContent<T>>> future = store.read(query, options);
    exchange.onCancel(() -> future.cancel(false), true);
    complete(exchange, future, Reply::shared);
  }

  private static <T> void complete(
      Exchange exchange, CompletionStage<T> stage, Function<T, Reply> render) {
    if (stage instanceof CompletableFuture<T> future && future.isDone()) {
      var unused =
          future.whenComplete((value, failure) -> exchange.answer(reply(value, failure, render)));
      return;
    }
    var unused =
        stage.whenComplete(
            (value, failure) ->
                exchange.loop().later(() -> answer(exchange, value, failure, render)));
  }

  /** A cancelled wait is no failure that anybody would have to hear of. */
  private static <T> void answer(
      Exchange exchange, T value, Throwable failure, Function<T, Reply> render) {
    if (!exchange.isAnswered()) {
      exchange.answer(reply(value, failure, render));
    }
  }

  private static <T> Reply reply(T value, Throwable failure, Function<T, Reply> render) {
    if (failure != null) {
      return Reply.error(failure);
    }
    try {
      return render.apply(value);
    } catch (RuntimeException e) {
      return Reply.error(e);
    }
  }
}
