package io.praetor.health.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.praetor.health.internal.net.GoWords;
import java.util.function.Consumer;

/**
 * Sends one request and waits for what comes back. A body that breaks off is a body. State belongs
 * to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
public final class HttpAnswer extends SimpleChannelInboundHandler<HttpObject> {

  /**
   * Hears of the end.
   *
   * <p>Both are called by the event loop, and only one of them, once.
   */
  public interface Outcome {

    void answered(HttpResponse head);

    void failed(String reason);
  }

  private final FullHttpRequest request;
  private final Outcome outcome;
  private final Consumer<ByteBuf> body;
  private volatile ChannelHandlerContext connection;
  private HttpResponse head;
  private boolean done;

  /**
   * One exchange.
   *
   * @param body gets the pieces of the body, which it reads or leaves
   */
  public HttpAnswer(FullHttpRequest request, Consumer<ByteBuf> body, Outcome outcome) {
    this.request = request;
    this.body = body;
    this.outcome = outcome;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connection = context;
    context.writeAndFlush(request);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (done) {
      return;
    }
    if (message.decoderResult().isFailure()) {
      broken(context, "net/http: HTTP/1.x transport connection broken: malformed HTTP response");
      return;
    }
    if (message instanceof HttpResponse response) {
      head = response;
    }
    if (message instanceof HttpContent content) {
      body.accept(content.content());
    }
    // What only announces the answer, such as 100 Continue, is none.
    if (message instanceof LastHttpContent && !isInformational()) {
      answered();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    broken(context, "EOF");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    broken(context, GoWords.broken(failure, context.channel().remoteAddress()));
  }

  /**
   * Time is up: what has come is the answer. Called by any thread.
   *
   * @param nothing is run when nothing has come
   */
  public void expire(Runnable nothing) {
    ChannelHandlerContext context = connection;
    if (context == null) {
      nothing.run();
      return;
    }
    context
        .executor()
        .execute(
            () -> {
              if (!cutShort()) {
                nothing.run();
              }
            });
  }

  private boolean cutShort() {
    if (head == null || isInformational()) {
      return false;
    }
    answered();
    return true;
  }

  private void broken(ChannelHandlerContext context, String reason) {
    if (done || cutShort()) {
      return;
    }
    done = true;
    context.close();
    outcome.failed(reason);
  }

  private void answered() {
    if (!done) {
      done = true;
      outcome.answered(head);
    }
  }

  private boolean isInformational() {
    return head.status().codeClass() == HttpStatusClass.INFORMATIONAL
        && head.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }
}
