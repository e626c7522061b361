package io.praetor.http.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.praetor.api.error.PlatformException;
import io.praetor.http.internal.request.MalformedRequestException;
import io.praetor.http.internal.request.RequestTarget;
import io.praetor.http.internal.response.PlainText;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.ResponseWriter;
import io.praetor.http.internal.response.StreamHead;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection. Requests are taken one at a time, so answers leave in order; what a client sends
 * ahead waits in a short queue. Everything happens on the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class Connection extends ChannelInboundHandlerAdapter implements Requester, LoopState.Member {

  /** Parts of requests that a client may send ahead before no more is read. */
  private static final int MAX_AHEAD = 64;

  /** The same for a body that its handler takes piece by piece. */
  private static final int MAX_PIECES_AHEAD = 4;

  /** Responses are collected while requests that were sent together are read, up to this much. */
  private static final int MAX_UNFLUSHED_BYTES = 32 * 1024;

  /** A large response leaves in parts of this size: what is on its way is in direct memory. */
  private static final int PART_BYTES = 64 * 1024;

  /** How much of a refused body is read and thrown away, so that the client sees the refusal. */
  private static final long MAX_DISCARDED_BYTES = 16L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final ByteBuf CONTINUE =
      Unpooled.unreleasableBuffer(
          Unpooled.wrappedBuffer(
                  "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
              .asReadOnly());

  private final LoopState loop;
  private final Dispatcher dispatcher;
  private final InetSocketAddress remote;
  private final Patience patience = new Patience();
  private final Queue<Object> ahead = new ArrayDeque<>();
  private ChannelHandlerContext context;
  private Exchange exchange;
  private Upload upload; // of the exchange, when its body goes to its handler as it comes
  private boolean continueExpected;
  private boolean answering;
  private boolean reading;
  private boolean taking;
  private boolean closing;
  private ByteBuf rest; // of a large response
  private OutgoingStream stream; // a response that comes piece by piece
  private int unflushed;
  private long discarded;

  /**
   * @param remote null on a UNIX socket
   */
  Connection(LoopState loop, Dispatcher dispatcher, InetSocketAddress remote) {
    this.loop = loop;
    this.dispatcher = dispatcher;
    this.remote = remote;
  }

  @Override
  public LoopState loop() {
    return loop;
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public boolean isRelayed() {
    return false;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    loop.add(this);
    patience.begin(Patience.Phase.IDLE, loop.tick());
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    loop.remove(this);
    ahead.forEach(ReferenceCountUtil::release);
    ahead.clear();
    ReferenceCountUtil.release(rest);
    rest = null;
    breakOff();
    if (stream != null) {
      stream.closed();
    }
    inactive.fireChannelInactive();
  }

  void bytesArrived() {
    patience.bytesArrived(loop.tick());
  }

  @Override
  public void channelRead(ChannelHandlerContext unused, Object message) {
    reading = true;
    if (closing) {
      discard(message);
      return;
    }
    ahead.add(message);
    take();
    if (ahead.size() >= maxAhead()) {
      context.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext unused) {
    reading = false;
    flush();
  }

  /** The client has read most of what it was sent. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext unused) {
    if (context.channel().isWritable()) {
      patience.sent(loop.tick());
      sendRest();
      if (stream != null) {
        patience.begin(Patience.Phase.ANSWER, loop.tick());
        stream.writable();
      }
      take();
    }
  }

  /**
   * Takes parts until a request is complete and not answered at once. Nothing is taken while the
   * client does not read: small requests may have large answers.
   */
  private void take() {
    if (taking) {
      return;
    }
    taking = true;
    while (!closing
        && rest == null
        && context.channel().isWritable()
        && !ahead.isEmpty()
        && mayAccept(ahead.peek())) {
      Object message = ahead.poll();
      try {
        accept((HttpObject) message);
      } finally {
        ReferenceCountUtil.release(message);
      }
    }
    taking = false;
    if (closing) {
      ahead.forEach(this::discard);
      ahead.clear();
    }
    if (ahead.size() < maxAhead() && !context.channel().config().isAutoRead()) {
      context.channel().config().setAutoRead(true);
    }
  }

  private int maxAhead() {
    return upload == null ? MAX_AHEAD : MAX_PIECES_AHEAD;
  }

  /** While a request is being answered, only pieces that its handler asked for are taken. */
  private boolean mayAccept(Object part) {
    return !answering
        || (upload != null
            && !upload.isComplete()
            && (upload.isWanted() || part == LastHttpContent.EMPTY_LAST_CONTENT));
  }

  private void accept(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      breakOff();
      refuse(Reply.outside(HeadRules.undecodable(part.decoderResult().cause())));
      end();
      return;
    }
    if (part instanceof HttpRequest head) {
      begin(head);
    }
    if (part instanceof HttpContent content && exchange != null && !closing) {
      add(content);
    }
  }

  private void begin(HttpRequest head) {
    patience.begin(Patience.Phase.BODY, loop.tick());
    try {
      RequestTarget target = RequestTarget.parse(head.uri());
      Route.BodyLimit limit = dispatcher.bodyLimit(target.path());
      upload = limit.streamed() && HeadRules.announcesBody(head) ? upload(limit) : null;
      exchange = new Exchange(this, head, target, limit, new RequestBody(), upload);
    } catch (MalformedRequestException e) {
      refuse(Reply.outside(PlainText.of(400, e.getMessage())));
      return;
    }
    Content refusal = HeadRules.refusal(head);
    if (refusal != null) {
      refuse(Reply.outside(refusal));
    } else if (exchange.announcedLength() > exchange.bodyLimit().bytes()) {
      refuseBody(exchange.announcedLength());
    } else if (upload != null) {
      continueExpected = exchange.expectsContinue();
      answering = true;
      patience.begin(Patience.Phase.ANSWER, loop.tick());
      dispatcher.dispatch(exchange);
    } else if (exchange.expectsContinue()) {
      context.writeAndFlush(CONTINUE.duplicate());
    }
  }

  private Upload upload(Route.BodyLimit limit) {
    return new Upload(loop, limit.bytes(), this::wanted);
  }

  /** The handler takes more of the body. */
  private void wanted() {
    if (closing) {
      return;
    }
    if (continueExpected) {
      continueExpected = false;
      context.writeAndFlush(CONTINUE.duplicate());
    }
    patience.begin(Patience.Phase.BODY, loop.tick());
    take();
  }

  /** A client is not to blame for a handler that takes its time. */
  private void addToUpload(HttpContent content) {
    if (!upload.add(content.content())) {
      PlatformException refusal = Dispatcher.tooLarge(-1, exchange.bodyLimit());
      Exchange refused = exchange;
      refused.answer(Reply.error(refusal));
      refused.cancel(); // whoever works on it, perhaps another agent, need not go on
      return;
    }
    if (content instanceof LastHttpContent) {
      upload.complete();
    }
    if (!upload.isWanted()) {
      patience.begin(Patience.Phase.ANSWER, loop.tick());
    }
  }

  /** The body of the request will not come; nobody waits for an answer. */
  private void breakOff() {
    if (exchange != null) {
      exchange.cancel();
    }
    if (upload != null) {
      upload.fail(new IOException("the client went away before all of the body had come"));
    }
  }

  private void add(HttpContent content) {
    if (upload != null) {
      addToUpload(content);
      return;
    }
    if (!exchange.body().add(content.content(), (int) exchange.bodyLimit().bytes())) {
      refuseBody(-1);
      return;
    }
    if (content instanceof LastHttpContent) {
      answering = true;
      patience.begin(Patience.Phase.ANSWER, loop.tick());
      dispatcher.dispatch(exchange);
    }
  }

  private void refuseBody(long length) {
    PlatformException refusal = Dispatcher.tooLarge(length, exchange.bodyLimit());
    refuse(Reply.error(refusal));
  }

  /** Answers before the request is complete. What follows cannot be understood any more. */
  private void refuse(Reply reply) {
    closing = true;
    patience.begin(Patience.Phase.DISCARD, loop.tick());
    boolean headOnly = exchange != null && exchange.method().equals("HEAD");
    var transfer = new ResponseWriter.Transfer(false, headOnly, ResponseWriter.Persistence.CLOSE);
    context.writeAndFlush(loop.writer().write(context.alloc(), reply, transfer));
  }

  @Override
  public void answer(Exchange answered, Reply reply) {
    if (isUploading()) {
      answerEarly(reply);
      return;
    }
    boolean last = closing || !answered.isKeptAlive();
    ByteBuf response;
    try {
      response = write(reply, answered.transfer(last));
    } catch (OutOfMemoryError e) {
      LOG.error("no memory for the response to {}", remote, e);
      context.close();
      return;
    }
    exchange = null;
    upload = null;
    answering = false;
    patience.begin(Patience.Phase.IDLE, loop.tick());
    closing = last;
    send(response);
    if (!context.channel().isWritable()) {
      patience.begin(Patience.Phase.SENDING, loop.tick());
    }
    take();
  }

  private boolean isUploading() {
    return upload != null && !upload.isComplete();
  }

  /** The handler needs no more of the body. What still comes is no request. */
  private void answerEarly(Reply reply) {
    refuse(reply);
    upload.fail(new IOException("the request was answered before all of its body had come"));
    upload = null;
    exchange = null;
    answering = false;
    take();
  }

  @Override
  public Outlet open(Exchange opened, StreamHead head) {
    closing |= isUploading();
    var outgoing = StreamTransfer.of(opened, head, closing);
    stream = new OutgoingStream(this, context, outgoing.framing(), outgoing.compressor());
    context.writeAndFlush(outgoing.head(loop.writer(), context.alloc()));
    return stream;
  }

  /** The client does not take more of a stream just now. */
  void held() {
    patience.begin(Patience.Phase.SENDING, loop.tick());
  }

  /** Called by the stream, at its end. */
  void streamed(boolean untilClose) {
    closing |= untilClose || !exchange.isKeptAlive();
    exchange = null;
    upload = null;
    stream = null;
    answering = false;
    boolean sent = context.channel().isWritable();
    patience.begin(sent ? Patience.Phase.IDLE : Patience.Phase.SENDING, loop.tick());
    if (closing) {
      end();
    }
    take();
  }

  private void send(ByteBuf response) {
    if (closing || response.readableBytes() > PART_BYTES) {
      rest = response;
      sendRest();
      return;
    }
    unflushed += response.readableBytes();
    context.write(response, context.voidPromise());
    if (!reading || unflushed > MAX_UNFLUSHED_BYTES) {
      flush();
    }
  }

  private void sendRest() {
    while (rest != null && context.channel().isWritable()) {
      ByteBuf part = rest;
      if (rest.readableBytes() > PART_BYTES) {
        part = rest.readRetainedSlice(PART_BYTES);
      } else {
        rest = null;
      }
      context.write(part, context.voidPromise());
      flush();
      if (rest == null && closing) {
        end();
      }
    }
    if (rest != null) {
      patience.begin(Patience.Phase.SENDING, loop.tick());
    }
  }

  private void flush() {
    unflushed = 0;
    context.flush();
  }

  /** A body that cannot be rendered becomes an error: nothing of it has been sent yet. */
  private ByteBuf write(Reply reply, ResponseWriter.Transfer transfer) {
    try {
      return loop.writer().write(context.alloc(), reply, transfer);
    } catch (RuntimeException e) {
      return loop.writer().write(context.alloc(), Reply.error(e), transfer);
    }
  }

  private void discard(Object message) {
    if (message instanceof HttpContent content) {
      discarded += content.content().readableBytes();
    }
    boolean end = message instanceof LastHttpContent;
    ReferenceCountUtil.release(message);
    if (rest == null && stream == null && (end || discarded > MAX_DISCARDED_BYTES)) {
      end();
    }
  }

  /** Closes behind everything that is still to be sent. */
  private void end() {
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void checkIdle(int tick) {
    patience.unsent(context.channel().bytesBeforeWritable(), tick);
    if (patience.isOver(tick)) {
      context.close();
    }
  }

  /** The server stops: a write that is on its way is still answered, a waiting read is not. */
  @Override
  public void retire() {
    if (rest != null || (answering && !exchange.isWaiting() && !isUploading())) {
      closing = true;
    } else {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext unused, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("connection from {} lost: {}", remote, cause.getMessage());
    } else {
      LOG.warn("connection from {} closed", remote, cause);
    }
    context.close();
  }
}
