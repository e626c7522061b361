package io.praetor.agent.internal;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.util.concurrent.CompletionException;

/** Asks endpoints as the server would. */
public final class Endpoints {

  private Endpoints() {}

  public static Answer ask(HttpEndpoint endpoint, String path, FakeRequest request) {
    Route route =
        endpoint.routes().stream()
            .filter(one -> one.path().equals("/v1/" + path))
            .findFirst()
            .orElseThrow();
    return route.handlers().get(request.method()).handle(request);
  }

  public static Content content(HttpEndpoint endpoint, String path, FakeRequest request) {
    return content(ask(endpoint, path, request));
  }

  public static Content content(Answer answer) {
    if (answer instanceof Answer.Now now) {
      return now.content();
    }
    try {
      return ((Answer.Later) answer).content().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  public static String json(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }
}
