package io.praetor.http.internal.server;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.state.ReadOptions;
import io.praetor.http.internal.request.IncomingRequest;
import io.praetor.http.internal.request.MalformedRequestException;
import io.praetor.http.internal.request.QueryString;
import io.praetor.http.internal.request.ReadParameters;
import io.praetor.http.internal.response.Format;
import io.praetor.http.internal.response.PlainText;
import io.praetor.http.internal.response.Redirect;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.routing.RouteTable;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes a request through every rule to its endpoint, when its body is there or when that is to
 * come piece by piece. Holds no state.
 */
final class Dispatcher {

  /** Limit for bodies of requests whose route is not known yet. */
  private static final int UNKNOWN_ROUTE_BYTES = 1024 * 1024;

  /** With it a client waits for news of this agent alone. */
  private static final String LOCAL_WAIT = "hash";

  private static final String API = "/v1/";
  private static final Route.BodyLimit UNKNOWN = new Route.BodyLimit(UNKNOWN_ROUTE_BYTES, "");

  /** The agent that answers has a limit of its own, and the words to go with it. */
  private static final Route.BodyLimit RELAYED = new Route.BodyLimit(8 * 1024 * 1024, "");

  private final Providers providers;
  private final HttpSettings settings;
  private final AccessRules access;
  private final ForeignPages pages;
  private final ReadParameters readParameters;
  private final Relaying relaying;
  private final AnswerRunner runner;
  private final Callers callers;
  private final Consumer<Exchange> again = this::dispatch;

  Dispatcher(Providers providers, HttpSettings settings, ReadParameters readParameters) {
    this.providers = providers;
    this.settings = settings;
    this.readParameters = readParameters;
    this.access =
        new AccessRules(List.of(settings.blockEndpoints()), List.of(settings.allowWriteFrom()));
    this.pages =
        new ForeignPages(
            List.of(settings.ownHosts()),
            List.of(settings.allowedHosts()),
            List.of(settings.responseHeaders()));
    this.relaying = new Relaying(providers, settings);
    this.runner = new AnswerRunner(providers);
    this.callers = new Callers(providers, settings.accessControl());
  }

  /** How much body a request for this path may have. */
  Route.BodyLimit bodyLimit(String path) {
    RouteTable.Target target = providers.routes().table().find(path);
    if (target != null) {
      return target.route().bodyLimit();
    }
    return relaying.mayServe(path) ? RELAYED : UNKNOWN;
  }

  static PayloadTooLargeException tooLarge(long length, Route.BodyLimit limit) {
    String subject = length < 0 ? "Request body" : "Request body(" + length + " bytes)";
    String help = limit.help().isEmpty() ? "" : " See " + limit.help() + ".";
    return new PayloadTooLargeException(
        subject + " too large, max size: " + limit.bytes() + " bytes." + help);
  }

  void dispatch(Exchange exchange) {
    String path = exchange.target().path();
    boolean own = !exchange.isRelayed();
    if (own && !settings.allowUnprintablePaths() && !exchange.target().isPrintable()) {
      exchange.answer(
          Reply.outside(PlainText.of(400, "Invalid URL path: it contains unprintable characters")));
      return;
    }
    String foreign = own ? exchange.foreignness(pages) : null;
    if (foreign != null) {
      exchange.answer(Reply.outside(PlainText.of(403, foreign)));
      return;
    }
    if (exchange.loop().audit().isMissing(path)) {
      suspend(exchange);
      return;
    }
    RouteTable table = providers.routes().table();
    String better = table.redirect(path);
    RouteTable.Target target = better == null ? table.find(path) : null;
    if (better != null) {
      exchange.answer(
          Reply.outside(Redirect.to(exchange.method(), better, exchange.target().rawQuery())));
    } else if (own && access.isBlocked(path)) {
      // Whether or not something serves the path just now: what is forbidden stays so.
      ForbiddenException refusal =
          new ForbiddenException("Endpoint is blocked by agent configuration");
      exchange.answer(Reply.error(refusal));
    } else if (target == null) {
      answerUnknown(exchange, path);
    } else {
      answerKnown(exchange, target);
    }
  }

  private void answerUnknown(Exchange exchange, String path) {
    if (path.equals("/")) {
      exchange.answer(Reply.outside(front(exchange)));
    } else if (providers.routes().isVanished(path)) {
      suspend(exchange);
    } else if (!relayUnknown(exchange)) {
      if (isOurs(path) && providers.isStarting()) {
        suspend(exchange);
      } else {
        exchange.answer(unknown());
      }
    }
  }

  /** Whether something of this agent answers there, or nothing ever will. */
  private boolean isOurs(String path) {
    return path.startsWith(API) || (settings.ui() && path.startsWith(settings.uiContentPath()));
  }

  /** Another agent may serve what this one does not; false when there is none. */
  private boolean relayUnknown(Exchange exchange) {
    String destination;
    try {
      destination = relaying.destination(exchange);
    } catch (MalformedRequestException e) {
      exchange.answer(Reply.of(Content.empty(500), Format.COMPACT)); // as Consul: 500, no text
      return true;
    }
    if (destination == null) {
      return false;
    }
    if (isForbidden(exchange)) {
      exchange.answer(Reply.error(new ForbiddenException("Access is restricted")));
    } else {
      relaying.send(exchange, destination);
    }
    return true;
  }

  private boolean isForbidden(Exchange exchange) {
    return !exchange.isRelayed() && !access.mayUse(exchange.method(), exchange.remote());
  }

  /** Newer versions of Consul add a sentence; what was recorded from 1.10 has no body. */
  private static Reply unknown() {
    return Reply.outside(Content.empty(404));
  }

  private Content front(Exchange exchange) {
    return settings.ui()
        ? Redirect.to(exchange.method(), settings.uiContentPath(), "")
        : PlainText.of(200, "Consul Agent");
  }

  private void answerKnown(Exchange exchange, RouteTable.Target target) {
    if (exchange.isRelayed() && target.route().scope() == Route.Scope.AGENT) {
      exchange.answer(unknown()); // nobody asks one agent about another
      return;
    }
    QueryString query;
    try {
      query = QueryString.parse(exchange.target().rawQuery());
    } catch (MalformedRequestException e) {
      exchange.answer(Reply.of(Content.empty(500), Format.COMPACT)); // as Consul: 500, no text
      return;
    }
    callers.greet(exchange);
    try {
      answer(exchange, target, exchange.request(target, query));
    } catch (RuntimeException | LinkageError e) {
      exchange.answer(Reply.error(e));
    }
  }

  private void answer(Exchange exchange, RouteTable.Target target, IncomingRequest request) {
    Route route = target.route();
    if (request.method().equals("OPTIONS")) {
      exchange.answer(Reply.allowing(Content.empty(200), target.allow()));
      return;
    }
    Action handler = route.handlers().get(request.method());
    if (handler == null) {
      Content refusal = PlainText.of(405, "method " + request.method() + " not allowed");
      exchange.answer(Reply.allowing(refusal, target.allow()));
      return;
    }
    exchange.routed(route.path());
    if (isForbidden(exchange)) {
      throw new ForbiddenException("Access is restricted");
    }
    if (request.body().length > route.bodyLimit().bytes()) {
      throw tooLarge(request.body().length, route.bodyLimit());
    }
    if (exchange.isStreamed() && !route.bodyLimit().streamed()) {
      throw new InvalidRequestException("The endpoint has been replaced by one of another kind");
    }
    if (route.scope() == Route.Scope.AGENT || !relayKnown(exchange, route, request)) {
      meet(exchange, handler, target, request);
    }
  }

  /** Finds out who asks, where that matters. */
  private void meet(
      Exchange exchange, Action handler, RouteTable.Target target, IncomingRequest request) {
    Route route = target.route();
    if (exchange.count()) {
      providers.limits().count(route, request.method());
    }
    if (!Callers.isUnknown(exchange, handler.need())) {
      if (settings.audited() && exchange.caller() == null) {
        exchange.identity(callers.find(exchange, request.query()));
      }
      run(exchange, handler, route, request, readParameters.parse(request));
      return;
    }
    ReadOptions options = readParameters.parse(request); // a wrong parameter is told first
    CompletableFuture<Authorizer> caller = callers.find(exchange, request.query());
    if (caller == null) {
      suspend(exchange);
    } else if (!caller.isDone()) {
      await(exchange, caller, route);
    } else if (caller.isCompletedExceptionally()) {
      exchange.answer(ReadStyle.failure(failure(caller), route.readHeaders()));
    } else {
      exchange.caller(caller.join());
      run(exchange, handler, route, exchange.request(target, request.query()), options);
    }
  }

  /** Meanwhile what answers may have been replaced, so it is looked for again. */
  private void await(Exchange exchange, CompletableFuture<Authorizer> caller, Route route) {
    int attempt = exchange.attempts();
    var unused =
        caller.whenComplete(
            (known, failure) ->
                exchange
                    .loop()
                    .later(
                        () -> {
                          if (exchange.isOver() || exchange.attempts() != attempt) {
                            return;
                          }
                          if (failure != null) {
                            exchange.answer(ReadStyle.failure(failure, route.readHeaders()));
                          } else {
                            exchange.caller(known);
                            dispatch(exchange);
                          }
                        }));
  }

  private static Throwable failure(CompletableFuture<?> failed) {
    return failed.handle((value, failure) -> failure).join();
  }

  /** False when this agent answers itself. */
  private boolean relayKnown(Exchange exchange, Route route, IncomingRequest request) {
    String elsewhere =
        route.scope() == Route.Scope.HOME ? null : relaying.elsewhere(request.query());
    if (elsewhere == null) {
      boolean relayed = relaying.isHomeElsewhere(exchange);
      if (relayed) {
        relaying.sendHome(exchange);
      }
      return relayed;
    }
    if (!relaying.reaches(elsewhere)) {
      var unused = readParameters.parse(request); // a wrong parameter is told first
      exchange.answer(
          ReadStyle.failure(new UnknownDatacenterException(elsewhere), route.readHeaders()));
      return true;
    }
    relaying.send(exchange, elsewhere);
    return true;
  }

  private void run(
      Exchange exchange, Action handler, Route route, IncomingRequest request, ReadOptions asked) {
    ReadOptions options = exchange.left(asked);
    exchange.servedBy(route);
    Answer answer;
    try {
      callers.check(handler.need(), request, exchange.caller());
      answer = handler.handle(request);
    } catch (ForbiddenException e) {
      exchange.answer(ReadStyle.failure(e, route.readHeaders()));
      return;
    }
    if (isRepeatable(answer, options, request)) {
      exchange.repeatable();
    }
    Format format = Format.of(request.has("pretty"), settings.alwaysPretty());
    ReadStyle style = new ReadStyle(options, format, route.readHeaders(), request.has("cached"));
    Revision revision = new Revision(callers, exchange, request, handler.need(), again);
    if (!runner.run(exchange, answer, style, revision)) {
      suspend(exchange);
    }
  }

  /** Whether nothing is done by asking once more: it reads the state, or waits for news. */
  private static boolean isRepeatable(Answer answer, ReadOptions options, IncomingRequest request) {
    return AccessRules.isReading(request.method())
        && (answer instanceof Answer.Read
            || answer instanceof Answer.ReadOnce
            || (answer instanceof Answer.Later
                && (options.index() > 0 || request.has(LOCAL_WAIT))));
  }

  /** Waits until what is missing appears, and then starts over with whatever is there. */
  private void suspend(Exchange exchange) {
    exchange.caller(null);
    exchange.suspend(
        providers,
        settings.providerWaitMillis(),
        () -> dispatch(exchange),
        () -> exchange.answer(missing(exchange.target().path())));
  }

  /** The answer when the wait was in vain. A path that nothing ever served is an ordinary 404. */
  private Reply missing(String path) {
    boolean expected =
        providers.routes().table().find(path) != null || providers.routes().isVanished(path);
    if (!expected && !providers.isStarting()) {
      return unknown();
    }
    return Reply.error(
        new UnavailableException(
            "Not available just now: what answers "
                + path
                + " is starting or being replaced. Please try again."));
  }
}
