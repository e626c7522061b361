package io.praetor.health.internal.h2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;

/** Whether a server answers a ping of HTTP/2; over TLS unless {@code H2PINGUseTLS} is false. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
public final class H2PingType implements CheckType {

  private static final long PAYLOAD = 0x7072616574_6f72L;

  private final Http2Dialer dialer;

  public H2PingType(Network network, TlsClients tls) {
    this.dialer = new Http2Dialer(network, tls);
  }

  @Override
  public String key() {
    return "H2PING";
  }

  @Override
  public String name() {
    return "h2ping";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    return new RepeatedAttempt(report, attempt -> ping(definition, attempt));
  }

  private void ping(CheckDefinition definition, Attempt attempt) {
    String target = definition.text(key());
    boolean plain = Boolean.FALSE.equals(definition.members().get("H2PINGUseTLS"));
    dialer.dial(
        definition,
        target,
        !plain,
        attempt,
        new Http2Conversation() {
          @Override
          void begin(ChannelHandlerContext context) {
            context.writeAndFlush(new DefaultHttp2PingFrame(PAYLOAD));
          }

          @Override
          void read(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2PingFrame ping && ping.ack() && ping.content() == PAYLOAD) {
              attempt.pass("HTTP2 ping was successful");
            }
          }

          @Override
          void unreachable(String reason) {
            attempt.fail("Failed to dial to " + target + ": " + reason);
          }

          @Override
          void broken(String reason) {
            attempt.fail("HTTP2 ping failed: " + reason);
          }

          @Override
          void late() {
            broken("context deadline exceeded");
          }
        });
  }
}
