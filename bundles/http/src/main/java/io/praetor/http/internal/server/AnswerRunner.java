package io.praetor.http.internal.server;

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
  boolean run(Exchange exchange, Answer answer, ReadStyle style) {
    Format format = style.format();
    if (answer instanceof Answer.Now now) {
      exchange.begin();
      exchange.answer(Reply.of(now.content(), format));
      return true;
    }
    if (answer instanceof Answer.Later later) {
      exchange.begin();
      complete(exchange, later.content(), content -> Reply.of(content, format), Reply::error);
      return true;
    }
    if (answer instanceof Answer.Stream stream) {
      exchange.begin();
      StreamAnswer.start(exchange, stream);
      return true;
    }
    if (answer instanceof Answer.LaterStream later) {
      exchange.begin();
      StreamAnswer.startLater(exchange, later.stream());
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
          result -> Reply.of(write.render().apply(result), format),
          Reply::error);
    } else if (answer instanceof Answer.Read<?> read) {
      read(exchange, store, read, style);
    } else if (answer instanceof Answer.ReadOnce<?> read) {
      readOnce(exchange, store, read, style);
    }
    return true;
  }

  private static <T> void readOnce(
      Exchange exchange, StateStore store, Answer.ReadOnce<T> read, ReadStyle style) {
    Format format = style.format();
    complete(
        exchange,
        store.read(read.query(), style.atOnce()),
        found -> Reply.of(read.render().apply(found), format),
        Reply::error);
  }

  private static <T> void read(
      Exchange exchange, StateStore store, Answer.Read<T> read, ReadStyle style) {
    Format format = style.format();
    if (style.options().index() > 0) {
      readShared(exchange, store, new SharedQuery<>(read.query(), read.render(), format), style);
      return;
    }
    CompletableFuture<ReadResult<T>> future = store.read(read.query(), style.options());
    complete(
        exchange,
        future,
        found -> Reply.read(read.render().apply(found.value()), found, style.told(), format),
        style::failure);
  }

  private static <T> void readShared(
      Exchange exchange, StateStore store, SharedQuery<T> query, ReadStyle style) {
    CompletableFuture<ReadResult<SharedContent<T>>> future = store.read(query, style.options());
    exchange.onCancel(() -> future.cancel(false), true);
    complete(exchange, future, found -> Reply.shared(found, style.told()), style::failure);
  }

  private static <T> void complete(
      Exchange exchange,
      CompletionStage<T> stage,
      Function<T, Reply> render,
      Function<Throwable, Reply> refuse) {
    int attempt = exchange.attempts();
    if (stage instanceof CompletableFuture<T> future && future.isDone()) {
      var unused =
          future.whenComplete(
              (value, failure) -> exchange.answer(reply(value, failure, render, refuse)));
      return;
    }
    var unused =
        stage.whenComplete(
            (value, failure) ->
                exchange
                    .loop()
                    .later(() -> answer(exchange, attempt, value, failure, render, refuse)));
  }

  /** Who is gone, or asked somebody else, has ended the question: no failure to tell anybody. */
  private static <T> void answer(
      Exchange exchange,
      int attempt,
      T value,
      Throwable failure,
      Function<T, Reply> render,
      Function<Throwable, Reply> refuse) {
    if (!exchange.isOver() && exchange.attempts() == attempt) {
      exchange.answer(reply(value, failure, render, refuse));
    }
  }

  private static <T> Reply reply(
      T value, Throwable failure, Function<T, Reply> render, Function<Throwable, Reply> refuse) {
    if (failure != null) {
      return refuse.apply(failure);
    }
    try {
      return render.apply(value);
    } catch (RuntimeException | LinkageError e) { // a bundle that went had not loaded all of it
      return refuse.apply(e);
    }
  }
}
