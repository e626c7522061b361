package io.praetor.health.internal.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.GoWords;
import io.praetor.health.internal.net.HostPort;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;

/** Whether a connection can be made; with {@code TCPUseTLS} also whether TLS is talked there. */
public final class TcpType implements CheckType {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  private final Network network;
  private final TlsClients tls;

  public TcpType(Network network, TlsClients tls) {
    this.network = network;
    this.tls = tls;
  }

  @Override
  public String key() {
    return "TCP";
  }

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    return new RepeatedAttempt(report, attempt -> connect(definition, attempt));
  }

  private void connect(CheckDefinition definition, Attempt attempt) {
    String target = definition.text(key());
    HostPort to;
    try {
      to = HostPort.parse(target);
    } catch (DialException wrong) {
      attempt.fail("dial tcp: " + wrong.getMessage());
      return;
    }
    network.limit(
        attempt,
        definition.timeoutOr(USUAL_TIMEOUT),
        () -> attempt.fail("dial tcp " + target + ": i/o timeout"));
    boolean withTls = definition.flag("TCPUseTLS");
    String success = "TCP connect " + target + ": Success";
    network.connect(
        to,
        attempt,
        pipeline -> {
          if (withTls) {
            pipeline.addLast(tls.handler(definition, to));
          }
          pipeline.addLast(new Arrival(attempt, withTls, success));
        },
        attempt::fail);
  }

  /** Sees the connection, or the end of the handshake. */
  private static final class Arrival extends ChannelInboundHandlerAdapter {

    private final Attempt attempt;
    private final boolean withTls;
    private final String success;

    Arrival(Attempt attempt, boolean withTls, String success) {
      this.attempt = attempt;
      this.withTls = withTls;
      this.success = success;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (!withTls) {
        attempt.pass(success);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
          attempt.pass(success);
        } else {
          attempt.fail(GoWords.broken(handshake.cause(), context.channel().remoteAddress()));
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      attempt.fail(GoWords.broken(failure, context.channel().remoteAddress()));
    }
  }
}
