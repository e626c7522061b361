package io.praetor.health.internal.h2;

import io.praetor.health.internal.net.Attempt;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.RepeatedAttempt;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;

/** What the health service of gRPC says of a server, or of one of its services. */
public final class GrpcType implements CheckType {

  private final Http2Dialer dialer;

  public GrpcType(Network network, TlsClients tls) {
    this.dialer = new Http2Dialer(network, tls);
  }

  @Override
  public String key() {
    return "GRPC";
  }

  @Override
  public String name() {
    return "grpc";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    return new RepeatedAttempt(report, attempt -> ask(definition, attempt));
  }

  private void ask(CheckDefinition definition, Attempt attempt) {
    String target = definition.text(key());
    int slash = target.indexOf('/');
    String server = slash < 0 ? target : target.substring(0, slash);
    String service = slash < 0 ? "" : target.substring(slash + 1);
    boolean secure = definition.flag("GRPCUseTLS");
    dialer.dial(
        definition,
        server,
        secure,
        attempt,
        new GrpcCall(target, server, service, secure, attempt));
  }
}
