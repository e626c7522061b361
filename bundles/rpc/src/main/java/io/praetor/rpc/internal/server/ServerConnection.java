package io.praetor.rpc.internal.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;
import io.praetor.rpc.internal.channel.FlowStream;
import io.praetor.rpc.internal.channel.FrameConnection;
import io.praetor.rpc.internal.server.Protocols.Entry;
import io.praetor.rpc.internal.server.WaitingRoom.Visitor;
import io.praetor.rpc.internal.wire.AbortReason;
import io.praetor.rpc.internal.wire.Failure;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.MalformedFrameException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a connection that is called. Calls its handlers on its event loop, in order. */
final class ServerConnection extends FrameConnection {

  /** Calls of one connection that may be unanswered. */
  static final int CALLS_MAX = 8_192;

  /** Streams that one connection may have open. */
  static final int STREAMS_MAX = 8_192;

  /** A request for a certificate, with a token, is less. */
  static final int UNCERTIFIED_BYTES_MAX = 64 * 1024;

  private static final String NO_SERVER =
      "Permission denied: the caller has not proved to be a server of this datacenter";

  private static final String NOBODY =
      "Permission denied: a caller without a certificate may ask for one, and nothing else";

  private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);

  private final Proof proof;
  private final Refusals refusals;
  private final WaitingRoom<RpcHandler> calls;
  private final WaitingRoom<RpcStreamHandler> opens;
  private final ByteBudget waiting;
  private final CallMeter meter;
  private int unanswered;
  private boolean retired;

  /**
   * @param proof what the caller has proved
   * @param refusals is told of one that has proved nothing and wants something
   */
  ServerConnection(EventLoop loop, Services services, Proof proof, Refusals refusals) {
    super(loop, false, STREAMS_MAX);
    this.proof = proof;
    this.refusals = refusals;
    if (proof == Proof.NONE) {
      bodyMax(UNCERTIFIED_BYTES_MAX);
    }
    this.waiting = services.waiting();
    this.meter = services.meter();
    this.calls = new WaitingRoom<>(services.calls(), waiting, loop, this::run);
    this.opens = new WaitingRoom<>(services.streams(), waiting, loop, this::run);
  }

  @Override
  protected void other(FrameType type, int id, String name, byte[] body)
      throws MalformedFrameException {
    switch (type) {
      case CALL -> callCame(id, name, body);
      case OPEN -> openCame(id, name);
      default -> throw new MalformedFrameException("a caller sent " + type);
    }
  }

  private void callCame(int id, String protocol, byte[] request) {
    unanswered++;
    meter.call();
    if (unanswered > (proof == Proof.NONE ? 1 : CALLS_MAX)) {
      fail(id, new UnavailableException("too many calls on one connection"));
      return;
    }
    calls.enter(
        protocol,
        new Visitor<>(
            provider -> call(id, provider, request),
            () -> fail(id, nobodyAnswers(protocol)),
            request.length));
  }

  private void call(int id, Entry<RpcHandler> provider, byte[] request) {
    if (!provider.isFor(proof)) {
      fail(id, new ForbiddenException(refusal()));
      return;
    }
    CompletionStage<byte[]> answer;
    try {
      InetSocketAddress from = peer() instanceof InetSocketAddress address ? address : null;
      answer = Objects.requireNonNull(provider.handler().handle(from, request), "no answer");
    } catch (RuntimeException e) {
      failed(id, e);
      return;
    }
    var unused =
        answer.whenComplete(
            (body, failure) ->
                run(
                    () -> {
                      if (failure != null) {
                        failed(id, Failure.cause(failure));
                      } else if (body == null) {
                        failed(id, new IllegalStateException("no answer"));
                      } else {
                        answer(id, body);
                      }
                    }));
  }

  private void answer(int id, byte[] body) {
    if (body.length > RpcClient.MESSAGE_BYTES_MAX) {
      fail(id, new OperationFailedException("the answer is too large: " + body.length + " bytes"));
      return;
    }
    write(FrameType.ANSWER, id, null, body);
    answered();
  }

  private void failed(int id, Throwable failure) {
    if (!(failure instanceof PlatformException)) {
      LOG.warn("A call from {} failed", peer(), failure);
    }
    fail(id, failure);
  }

  private void fail(int id, Throwable failure) {
    write(FrameType.FAILURE, id, null, Failure.encode(failure));
    answered();
  }

  private void answered() {
    unanswered--;
    closeIfRetired();
  }

  private void openCame(int id, String protocol) throws MalformedFrameException {
    if (streams().contains(id)) {
      throw new MalformedFrameException("stream opened twice");
    }
    if (streams().isFull()) {
      streams().writeAbort(id, new AbortReason(true, "too many streams on one connection"));
      return;
    }
    if (proof == Proof.NONE) {
      streams().writeAbort(id, new AbortReason(true, refusal()));
      return;
    }
    meter.stream();
    FlowStream stream = new FlowStream(this);
    LateReceiver receiver = new LateReceiver(waiting, stream);
    stream.receiver(receiver);
    streams().add(id, stream);
    opens.enter(
        protocol,
        new Visitor<>(
            provider -> accept(provider, stream, receiver),
            () -> receiver.refuse(nobodyAnswers(protocol).getMessage()),
            0));
  }

  private void accept(Entry<RpcStreamHandler> provider, FlowStream stream, LateReceiver receiver) {
    if (!receiver.isOpen()) {
      return;
    }
    if (!provider.isFor(proof)) {
      receiver.refuse(refusal());
      return;
    }
    try {
      receiver.become(Objects.requireNonNull(provider.handler().accept(stream), "no receiver"));
    } catch (RuntimeException e) {
      LOG.warn("A stream from {} was not accepted", peer(), e);
      receiver.release();
      stream.abort("the receiver failed");
    }
  }

  private String refusal() {
    if (proof == Proof.NONE) {
      refusals.say(peer(), "it has no certificate, and does not ask for one");
      return NOBODY;
    }
    return NO_SERVER;
  }

  private static UnavailableException nobodyAnswers(String protocol) {
    return new UnavailableException("nobody answers " + protocol + " here yet");
  }

  /**
   * What cannot be sent must not pile up: nothing more is read from a peer that does not take its
   * answers, and as nothing is heard of it then, it is cut off soon.
   */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
    super.channelWritabilityChanged(context);
  }

  /** Ends once the calls that have begun are answered. */
  void retire() {
    run(
        () -> {
          retired = true;
          closeIfRetired();
        });
  }

  private void closeIfRetired() {
    if (retired && unanswered == 0) {
      closeFlushed("the agent stops");
    }
  }

  @Override
  protected void ended(String reason, boolean neverReady) {
    calls.close();
    opens.close();
  }
}
