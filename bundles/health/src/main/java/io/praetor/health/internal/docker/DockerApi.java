package io.praetor.health.internal.docker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.praetor.format.go.GoText;
import io.praetor.health.internal.http.HttpAnswer;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.Network;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Requests to Docker, each on a connection of its own. */
final class DockerApi {

  private final Network network;
  private final DockerHost host;

  DockerApi(Network network, DockerHost host) {
    this.network = network;
    this.host = host;
  }

  /**
   * Sends a request.
   *
   * @param json empty for none
   * @param answerBody gets the pieces of the answer's body
   */
  void ask(
      Attempt attempt,
      HttpMethod method,
      String path,
      String json,
      Consumer<ByteBuf> answerBody,
      HttpAnswer.Outcome outcome) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, method, host.basePath() + path, Unpooled.wrappedBuffer(body));
    request.headers().set(HttpHeaderNames.HOST, host.host() == null ? "docker" : host.host());
    request.headers().set(HttpHeaderNames.CONNECTION, "close");
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    if (body.length > 0) {
      request.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    }
    HttpAnswer answer = new HttpAnswer(request, answerBody, outcome);
    Consumer<ChannelPipeline> handlers =
        pipeline -> pipeline.addLast(new HttpClientCodec(), answer);
    Consumer<String> failed = reason -> outcome.failed(failing(method, path) + reason);
    if (host.host() == null) {
      network.connect(host.socket(), attempt, handlers, failed);
    } else {
      network.connect(host.host(), attempt, handlers, failed);
    }
  }

  void limit(Attempt attempt, Duration timeout, Runnable late) {
    network.limit(attempt, timeout, late);
  }

  /** A text as a part of a path. */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String failing(HttpMethod method, String path) {
    String where = host.host() == null ? escaped(host.socket().toString()) : host.host().toString();
    String name = method.name();
    return name.charAt(0)
        + name.substring(1).toLowerCase(Locale.ROOT)
        + " "
        + GoText.quoted("http://" + where + host.basePath() + path)
        + ": ";
  }
}
