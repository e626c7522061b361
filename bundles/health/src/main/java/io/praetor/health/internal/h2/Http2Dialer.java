package io.praetor.health.internal.h2;

import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Settings;
import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.HostPort;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;

/** Connections of HTTP/2, over TLS or known beforehand to be talked in plain text. */
final class Http2Dialer {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final String PROTOCOL = "h2";
  private static final int HEADER_BYTES_MAX = 16 * 1024;

  private final Network network;
  private final TlsClients tls;

  Http2Dialer(Network network, TlsClients tls) {
    this.network = network;
    this.tls = tls;
  }

  void dial(
      CheckDefinition definition,
      String target,
      boolean secure,
      Attempt attempt,
      Http2Conversation conversation) {
    HostPort to;
    try {
      to = HostPort.parse(target);
    } catch (DialException wrong) {
      conversation.unreachable("dial tcp: " + wrong.getMessage());
      return;
    }
    network.limit(attempt, definition.timeoutOr(USUAL_TIMEOUT), conversation::late);
    network.connect(
        to,
        attempt,
        pipeline -> {
          if (secure) {
            pipeline.addLast(tls.handler(definition, to, PROTOCOL));
          }
          pipeline.addLast(
              Http2FrameCodecBuilder.forClient()
                  .autoAckPingFrame(true)
                  .initialSettings(
                      Http2Settings.defaultSettings()
                          .pushEnabled(false)
                          .maxHeaderListSize(HEADER_BYTES_MAX))
                  .build(),
              conversation);
        },
        conversation::unreachable);
  }
}
