package io.praetor.auth.internal.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks one other system. An answer has a limit in size and in time; redirects are followed within
 * the same origin only, so that whoever answers cannot send us elsewhere. Failures are {@link
 * IOException}s. Thread-safe; never blocks.
 */
public final class WebClient implements AutoCloseable {

  static final int MAX_ANSWER_BYTES = 1 << 20;

  /** From the first attempt to connect to the last byte, redirects included. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private static final int MAX_REDIRECTS = 3;

  /** Questions that have no answer yet; one more is refused. */
  private static final int MAX_OPEN = 64;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Workers workers;
  private final Authorities authorities;
  private final Duration timeLimit;
  private final Set<CompletableFuture<Answer>> open = ConcurrentHashMap.newKeySet();
  private HttpClient client; // guarded by this
  private boolean closed; // guarded by this

  /** What came back. */
  public record Answer(int status, byte[] body) {}

  public WebClient(Workers workers, Authorities authorities) {
    this(workers, authorities, TIME_LIMIT);
  }

  WebClient(Workers workers, Authorities authorities, Duration timeLimit) {
    this.workers = workers;
    this.authorities = authorities;
    this.timeLimit = timeLimit;
  }

  /** Whether an address can be asked: HTTP with a host, nothing of this machine. */
  public static boolean isWebAddress(URI address) {
    String scheme = address.getScheme();
    return scheme != null
        && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
        && address.getHost() != null
        && address.getRawUserInfo() == null;
  }

  /** Asks for a document. */
  public CompletableFuture<Answer> get(URI address, Map<String, String> headers) {
    return ask(request(address, headers).GET().build());
  }

  /** Sends a document of JSON. */
  public CompletableFuture<Answer> post(URI address, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = request(address, headers);
    request.header("Content-Type", "application/json");
    return ask(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  private HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeLimit);
    request.header("Accept", "application/json");
    headers.forEach(request::header);
    return request;
  }

  @SuppressWarnings("CollectionUndefinedEquality") // each question is one of its own
  private CompletableFuture<Answer> ask(HttpRequest request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (open.size() >= MAX_OPEN) {
      return CompletableFuture.failedFuture(new IOException("too many questions at a time"));
    }
    open.add(answer);
    ScheduledFuture<?> deadline =
        workers.timer().schedule(() -> expire(answer), timeLimit.toNanos(), TimeUnit.NANOSECONDS);
    var unused =
        answer.whenComplete(
            (done, failure) -> {
              deadline.cancel(false);
              open.remove(answer);
            });
    send(request, answer, 0);
    return answer;
  }

  private void send(HttpRequest request, CompletableFuture<Answer> answer, int redirects) {
    CompletableFuture<HttpResponse<byte[]>> sent;
    try {
      sent = client().sendAsync(request, head -> new LimitedBody(MAX_ANSWER_BYTES));
    } catch (IOException | RejectedExecutionException refused) {
      answer.completeExceptionally(refused);
      return;
    }
    var unusedAnswer =
        answer.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                sent.cancel(true);
              }
            });
    var unusedResponse =
        sent.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              } else if (REDIRECTS.contains(response.statusCode())) {
                follow(request, response, answer, redirects);
              } else {
                answer.complete(new Answer(response.statusCode(), response.body()));
              }
            });
  }

  private void follow(
      HttpRequest request,
      HttpResponse<byte[]> response,
      CompletableFuture<Answer> answer,
      int redirects) {
    try {
      String location = response.headers().firstValue("Location").orElse("");
      URI target = request.uri().resolve(location);
      if (!request.method().equals("GET")
          || redirects == MAX_REDIRECTS
          || !alike(request, target)) {
        throw new IllegalArgumentException("to " + location);
      }
      HttpRequest.Builder next = HttpRequest.newBuilder(target).timeout(timeLimit).GET();
      request
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> next.header(name, value)));
      send(next.build(), answer, redirects + 1);
    } catch (IllegalArgumentException refused) {
      answer.completeExceptionally(new IOException("refused a redirect " + refused.getMessage()));
    }
  }

  private static boolean alike(HttpRequest request, URI target) {
    URI origin = request.uri();
    return isWebAddress(target)
        && origin.getScheme().equalsIgnoreCase(target.getScheme())
        && origin.getHost().equalsIgnoreCase(target.getHost())
        && origin.getPort() == target.getPort();
  }

  private synchronized HttpClient client() throws IOException {
    if (closed) {
      throw new IOException("the auth method has ended");
    }
    if (client == null) {
      workers.join(this);
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeLimit)
              .sslContext(authorities.context())
              .executor(workers.pool())
              .build();
    }
    return client;
  }

  private void expire(CompletableFuture<Answer> answer) {
    answer.completeExceptionally(
        new HttpTimeoutException("no answer within " + timeLimit.toSeconds() + " s"));
  }

  /** Gives up what is asked. The client's own thread ends when the client is collected. */
  @Override
  public void close() {
    workers.leave(this);
    synchronized (this) {
      closed = true;
      client = null;
    }
    for (CompletableFuture<Answer> answer : open) {
      answer.completeExceptionally(new IOException("the auth method has ended"));
    }
  }
}
