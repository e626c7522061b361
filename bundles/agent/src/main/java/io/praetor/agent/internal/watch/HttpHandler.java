package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.program.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An address that gets what changed, as a line of JSON. */
final class HttpHandler implements WatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

  private final WatchSpec.Http config;
  private final HttpClient client;

  HttpHandler(WatchSpec.Http config, HttpClient client) {
    this.config = config;
    this.client = client;
  }

  @Override
  public void tell(long index, byte[] json) {
    CompletableFuture<String> outcome;
    try {
      outcome =
          client
              .sendAsync(request(index, json), HttpResponse.BodyHandlers.ofInputStream())
              .thenApply(this::outcome);
    } catch (IllegalArgumentException wrong) {
      LOG.error("Failed to setup http watch: error={}", wrong.getMessage());
      return;
    }
    try {
      String output = outcome.get(config.timeoutMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("http watch handler output: watch={} output={}", config.path(), output);
    } catch (TimeoutException late) {
      outcome.cancel(true);
      LOG.error("Failed to invoke http watch handler: watch={} error=timeout", config.path());
    } catch (ExecutionException failure) {
      LOG.error(
          "Failed to invoke http watch handler: watch={} error={}",
          config.path(),
          String.valueOf(failure.getCause()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(long index, byte[] json) {
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.path()))
            .timeout(Duration.ofMillis(config.timeoutMillis()))
            .method(config.method(), HttpRequest.BodyPublishers.ofByteArray(line))
            .header("Content-Type", "application/json")
            .header("X-Consul-Index", Long.toUnsignedString(index));
    for (Map.Entry<String, List<String>> header : config.headers().entrySet()) {
      header.getValue().forEach(value -> request.header(header.getKey(), value));
    }
    return request.build();
  }

  /** Reads the answer, on a thread of the client's. */
  private String outcome(HttpResponse<InputStream> response) {
    String output;
    try (InputStream body = response.body()) {
      output = OutputTail.of(body).text();
    } catch (IOException broken) {
      output = "answer broke off: " + broken.getMessage();
    }
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      LOG.error(
          "http watch handler failed with output: watch={} status={} output={}",
          config.path(),
          response.statusCode(),
          output);
    }
    return output;
  }
}
