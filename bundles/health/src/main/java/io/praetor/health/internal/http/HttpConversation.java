package io.praetor.health.internal.http;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.OutputTail;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import java.time.Duration;
import java.util.Set;

/**
 * One attempt: a request and those that redirects lead to, each on a connection of its own, all
 * within the timeout. Steps follow one another; the timeout comes from another thread.
 */
final class HttpConversation {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final int REDIRECTS_MAX = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final CheckDefinition definition;
  private final Network network;
  private final TlsClients tls;
  private final Attempt attempt;
  private final String url;
  private volatile HttpAnswer current;
  private int redirects;

  HttpConversation(CheckDefinition definition, Network network, TlsClients tls, Attempt attempt) {
    this.definition = definition;
    this.network = network;
    this.tls = tls;
    this.attempt = attempt;
    this.url = definition.text("HTTP");
  }

  void begin() {
    HttpRequestText request = HttpRequestText.of(definition);
    network.limit(attempt, definition.timeoutOr(USUAL_TIMEOUT), () -> expire(request));
    try {
      ask(WebAddress.parse(url), request, request.failing(url));
    } catch (WrongAddressException wrong) {
      attempt.fail(wrong.of(request.failing(url)));
    }
  }

  private void ask(WebAddress address, HttpRequestText request, String failing) {
    FullHttpRequest message;
    try {
      message = request.to(address, failing);
    } catch (IllegalArgumentException wrong) {
      attempt.fail(wrong.getMessage());
      return;
    }
    OutputTail body = new OutputTail(definition.number(CheckDefinition.OUTPUT_MAX_SIZE));
    HttpAnswer answer =
        new HttpAnswer(
            message,
            body::add,
            new HttpAnswer.Outcome() {
              @Override
              public void answered(HttpResponse head) {
                judge(address, request, head, body);
              }

              @Override
              public void failed(String reason) {
                attempt.fail(failing + ": " + reason);
              }
            });
    current = answer;
    network.connect(
        address.host(),
        attempt,
        pipeline -> {
          if (address.secure()) {
            pipeline.addLast(tls.handler(definition, address.host()));
          }
          pipeline.addLast(new HttpClientCodec(), answer);
        },
        reason -> attempt.fail(failing + ": " + reason));
  }

  private void judge(
      WebAddress address, HttpRequestText request, HttpResponse head, OutputTail body) {
    HttpResponseStatus status = head.status();
    String location = head.headers().get(HttpHeaderNames.LOCATION, "");
    if (REDIRECTS.contains(status.code())
        && !location.isEmpty()
        && !definition.flag("DisableRedirects")) {
      redirect(address, request.redirected(status.code()), location);
      return;
    }
    String result =
        "HTTP "
            + HttpRequestText.of(definition).method()
            + " "
            + url
            + ": "
            + status
            + " Output: "
            + body.text();
    attempt.end(verdict(status.code()), result);
  }

  private void redirect(WebAddress from, HttpRequestText request, String location) {
    String failing = request.failing(location);
    if (++redirects >= REDIRECTS_MAX) {
      attempt.fail(failing + ": stopped after " + REDIRECTS_MAX + " redirects");
      return;
    }
    try {
      WebAddress to = from.follow(location);
      boolean elsewhere = !to.host().host().equalsIgnoreCase(from.host().host());
      ask(to, elsewhere ? request.withoutSecrets() : request, failing);
    } catch (WrongAddressException wrong) {
      attempt.fail(wrong.of(failing));
    }
  }

  private void expire(HttpRequestText request) {
    Runnable nothing =
        () ->
            attempt.fail(
                request.failing(url)
                    + ": context deadline exceeded (Client.Timeout exceeded while awaiting"
                    + " headers)");
    HttpAnswer answer = current;
    if (answer == null) {
      nothing.run();
    } else {
      answer.expire(nothing);
    }
  }

  private static CheckStatus verdict(int code) {
    if (code >= 200 && code <= 299) {
      return CheckStatus.PASSING;
    }
    return code == HttpResponseStatus.TOO_MANY_REQUESTS.code()
        ? CheckStatus.WARNING
        : CheckStatus.CRITICAL;
  }
}
