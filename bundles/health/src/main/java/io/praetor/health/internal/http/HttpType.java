package io.praetor.health.internal.http;

import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;

/** What a web server answers: 2xx is well, 429 a warning. */
public final class HttpType implements CheckType {

  private final Network network;
  private final TlsClients tls;

  public HttpType(Network network, TlsClients tls) {
    this.network = network;
    this.tls = tls;
  }

  @Override
  public String key() {
    return "HTTP";
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    return new RepeatedAttempt(
        report, attempt -> new HttpConversation(definition, network, tls, attempt).begin());
  }
}
