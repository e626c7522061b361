package io.praetor.health.internal.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.GoWords;
import io.praetor.health.internal.net.HostPort;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;

/**
 * Whether somebody may be listening: a datagram is sent, and it is well when one comes back or
 * nothing happens until the timeout. Only a machine that says that nobody listens fails.
 */
public final class UdpType implements CheckType {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /** As little as can be: Consul sends an empty datagram, which Java does not. */
  private static final byte[] PROBE = {0};

  private final Network network;

  public UdpType(Network network) {
    this.network = network;
  }

  @Override
  public String key() {
    return "UDP";
  }

  @Override
  public String name() {
    return "udp";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    return new RepeatedAttempt(report, attempt -> send(definition, attempt));
  }

  private void send(CheckDefinition definition, Attempt attempt) {
    String target = definition.text(key());
    String success = "UDP connect " + target + ": Success";
    HostPort to;
    try {
      to = HostPort.parse(target);
    } catch (DialException wrong) {
      attempt.fail("dial udp: " + wrong.getMessage());
      return;
    }
    network.limit(attempt, definition.timeoutOr(USUAL_TIMEOUT), () -> attempt.pass(success));
    network.associate(
        to, attempt, pipeline -> pipeline.addLast(new Probe(attempt, success)), attempt::fail);
  }

  /** Sends the datagram and waits. */
  @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
  private static final class Probe extends ChannelInboundHandlerAdapter {

    private final Attempt attempt;
    private final String success;

    Probe(Attempt attempt, String success) {
      this.attempt = attempt;
      this.success = success;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.writeAndFlush(Unpooled.wrappedBuffer(PROBE));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object datagram) {
      ReferenceCountUtil.release(datagram);
      attempt.pass(success);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      String peer = GoWords.address(context.channel().remoteAddress());
      attempt.fail("read udp " + peer + ": " + GoWords.broken(failure, null));
    }
  }
}
