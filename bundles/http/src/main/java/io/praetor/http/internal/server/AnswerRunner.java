package io.praetor.http.internal.server;

import io.praetor.api.acl.Permission;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import io.praetor.http.internal.response.Format;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.SharedContent;
import io.praetor.http.internal.response.SharedQuery;
import io.praetor.http.internal.response.Vision;
import io.praetor.spi.http.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
  boolean run(Exchange exchange, Answer answer, ReadStyle style, Revision revision) {
    Format format = style.format();
    if (answer instanceof Answer.Now now) {
      exchange.begin();
      exchange.answer(Reply.of(now.content(), format));
      return true;
    }
    if (answer instanceof Answer.Later later) {
      exchange.begin();
      later(exchange, later, format, revision);
      return true;
    }
    if (answer instanceof Answer.Stream stream) {
      exchange.begin();
      StreamAnswer.start(exchange, stream, revision);
      return true;
    }
    if (answer instanceof Answer.LaterStream later) {
      exchange.begin();
      StreamAnswer.startLater(exchange, later.stream(), revision);
      return true;
    }
    StateStore store = providers.store();
    if (store == null) {
      return false;
    }
    exchange.begin();
    if (answer instanceof Answer.Then<?> then) {
      then(exchange, store, then, style, revision);
    } else if (answer instanceof Answer.Guarded guarded) {
      guard(exchange, store, guarded, style, revision);
    } else if (answer instanceof Answer.Write write) {
      complete(
          exchange,
          store.write(write.command(), write.payload()),
          result -> Reply.of(write.render().apply(result), format),
          Reply::error);
    } else if (answer instanceof Answer.Read<?> read) {
      read(exchange, store, read, style, revision);
    } else if (answer instanceof Answer.ReadOnce<?> read) {
      readOnce(exchange, store, read, style);
    }
    return true;
  }

  /** What only reads starts over when the caller is not who he was; he may wait for minutes. */
  private static void later(
      Exchange exchange, Answer.Later later, Format format, Revision revision) {
    if (!exchange.isRepeatable()) {
      complete(exchange, later.content(), content -> Reply.of(content, format), Reply::error);
      return;
    }
    exchange.onCancel(later.cancel(), later.cancel() != Answer.Later.SOON);
    exchange.watch(
        () -> {
          if (!revision.isStanding()) {
            startAgain(exchange, revision.again());
          }
        });
    complete(
        exchange,
        later.content(),
        content -> revision.isUnchanged() ? Reply.of(content, format) : null,
        Reply::error,
        revision.again());
  }

  /** What follows needs rights that the state tells. */
  private void guard(
      Exchange exchange,
      StateStore store,
      Answer.Guarded guarded,
      ReadStyle style,
      Revision revision) {
    if (exchange.caller().isUnlimited()) {
      follow(exchange, guarded.answer().get(), style, revision);
      return;
    }
    Function<List<Permission>, Answer> judged =
        needs -> {
          Callers.require(needs, guarded.refusal(), exchange.caller());
          return guarded.answer().get();
        };
    then(exchange, store, new Answer.Then<>(guarded.needs(), judged), style, revision);
  }

  /** What follows depends on the state. */
  private <T> void then(
      Exchange exchange,
      StateStore store,
      Answer.Then<T> then,
      ReadStyle style,
      Revision revision) {
    int attempt = exchange.attempts();
    var unused =
        store
            .read(then.query(), ReadOptions.NOW)
            .whenComplete(
                (found, failure) ->
                    exchange
                        .loop()
                        .later(
                            () -> {
                              if (exchange.isOver() || exchange.attempts() != attempt) {
                                return;
                              }
                              if (failure != null) {
                                exchange.answer(style.failure(failure));
                              } else {
                                follow(exchange, then, found.value(), style, revision);
                              }
                            }));
  }

  private <T> void follow(
      Exchange exchange, Answer.Then<T> then, T found, ReadStyle style, Revision revision) {
    try {
      follow(exchange, then.next().apply(found), style, revision);
    } catch (RuntimeException | LinkageError e) {
      exchange.answer(style.failure(e));
    }
  }

  private void follow(Exchange exchange, Answer next, ReadStyle style, Revision revision) {
    if (!run(exchange, next, style, revision)) {
      exchange.answer(Reply.error(new NoLeaderException()));
    }
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
      Exchange exchange,
      StateStore store,
      Answer.Read<T> read,
      ReadStyle style,
      Revision revision) {
    Format format = style.format();
    Vision<T> vision = Vision.of(read.sight(), exchange.caller());
    if (style.options().index() > 0) {
      var query = new SharedQuery<>(read.query(), read.render(), vision, format);
      readShared(exchange, store, query, style, revision);
      return;
    }
    CompletableFuture<ReadResult<T>> future = store.read(read.query(), style.options());
    complete(
        exchange,
        future,
        found ->
            Reply.read(
                style.marked(vision.render(found.value(), read.render())),
                found,
                style.told(),
                format),
        style::failure);
  }

  private static <T> void readShared(
      Exchange exchange,
      StateStore store,
      SharedQuery<T> query,
      ReadStyle style,
      Revision revision) {
    CompletableFuture<ReadResult<SharedContent<T>>> future = store.read(query, style.options());
    exchange.onCancel(() -> future.cancel(false), true);
    complete(
        exchange,
        future,
        found -> {
          if (!revision.isUnchanged()) {
            return null;
          }
          found.value().prepare();
          return Reply.shared(found, style.told());
        },
        style::failure,
        revision.again());
  }

  private static <T> void complete(
      Exchange exchange,
      CompletionStage<T> stage,
      Function<T, Reply> render,
      Function<Throwable, Reply> refuse) {
    complete(exchange, stage, render, refuse, again -> {});
  }

  /**
   * @param render null makes the request start over
   */
  private static <T> void complete(
      Exchange exchange,
      CompletionStage<T> stage,
      Function<T, Reply> render,
      Function<Throwable, Reply> refuse,
      Consumer<Exchange> again) {
    int attempt = exchange.attempts();
    if (stage instanceof CompletableFuture<T> future && future.isDone()) {
      var unused =
          future.whenComplete(
              (value, failure) -> answer(exchange, reply(value, failure, render, refuse), again));
      return;
    }
    var unused =
        stage.whenComplete(
            (value, failure) ->
                exchange
                    .loop()
                    .later(
                        () -> {
                          // Who is gone, or asked somebody else, has ended the question.
                          if (!exchange.isOver() && exchange.attempts() == attempt) {
                            answer(exchange, reply(value, failure, render, refuse), again);
                          }
                        }));
  }

  private static void startAgain(Exchange exchange, Consumer<Exchange> again) {
    if (exchange.isRestless()) {
      exchange.answer(Reply.error(new UnavailableException("The caller's rights keep changing")));
    } else {
      exchange.startAgain(again);
    }
  }

  private static void answer(Exchange exchange, Reply reply, Consumer<Exchange> again) {
    if (reply == null) {
      startAgain(exchange, again);
    } else {
      exchange.answer(reply);
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
