package io.praetor.health.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.HealthSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.health.internal.alias.AliasNodeType;
import io.praetor.health.internal.alias.DatacenterCatalog;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers checks that follow other nodes. */
@Component(
    configurationPid = HealthSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = CheckType.class)
public final class AliasNodeTypeComponent implements CheckType {

  private final CheckType kind;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer server;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public AliasNodeTypeComponent(HealthSettings settings, @Reference Timer timer) {
    kind =
        new AliasNodeType(
            new DatacenterCatalog(settings.datacenter(), () -> relay, () -> server, this::secret),
            timer);
  }

  private String secret() {
    AgentTokens own = tokens;
    return own == null ? "" : own.secret(AgentTokens.Purpose.DEFAULT);
  }

  @Override
  public String key() {
    return kind.key();
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return kind.start(definition, report);
  }
}
