package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Audit;
import io.praetor.config.internal.model.Configuration.AutoEncrypt;
import io.praetor.config.internal.model.Configuration.Bridges;
import io.praetor.config.internal.model.Configuration.Checks;
import io.praetor.config.internal.model.Configuration.Dns;
import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Identity;
import io.praetor.config.internal.model.Configuration.Local;
import io.praetor.config.internal.model.Configuration.Log;
import io.praetor.config.internal.model.Configuration.Mesh;
import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.model.Configuration.Rpc;
import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Configuration.Security;
import io.praetor.config.internal.model.Configuration.Server;
import io.praetor.config.internal.model.Configuration.Snapshots;
import io.praetor.config.internal.model.Configuration.Telemetry;
import io.praetor.config.internal.model.Configuration.Tls;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.source.Sources.Merged;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was set into a validated configuration. */
public final class ConfigurationReader {

  private final Schema schema;
  private final Machine machine;

  public ConfigurationReader(Schema schema, Machine machine) {
    this.schema = schema;
    this.machine = machine;
  }

  /** Reads and validates; the exception's text is for the person who wrote the configuration. */
  public Configuration read(Merged merged) throws ConfigurationException {
    boolean dev = merged.dev();
    KeyValues keys =
        new KeyValues(schema, merged.tree(), dev ? DevelopmentMode.defaults() : Map.of());
    Problems problems = new Problems();
    ServiceRules.check(keys, problems);
    Ports ports = PortRules.read(keys, problems);
    problems.failOnMistakes();
    ServiceRules.checkOpaque(keys);

    // Addresses come last: to look at the machine's interfaces is slow, and what it may complain
    // about has less to do with what was written.
    Identity identity = IdentityRules.read(keys, machine, problems);
    Optional<Path> dataDirectory = IdentityRules.dataDirectory(keys, dev);
    Server server = ServerRules.read(keys, dev, problems);
    Snapshots snapshots = SnapshotRules.read(keys, dataDirectory);
    Checks checks = HealthRules.read(keys, identity);
    AutoEncrypt autoEncrypt = AutoEncryptRules.read(keys, problems);
    SecurityRules security = new SecurityRules(keys, autoEncrypt, problems);
    Security access = AclRules.read(keys);
    Mesh mesh = MeshRules.read(keys, autoEncrypt);
    Optional<Tls> tls = security.https();
    Optional<RpcTls> rpcTls = security.rpc();
    GossipKey.check(keys, dataDirectory, problems);
    Log log = LogRules.read(keys);
    Telemetry telemetry = TelemetryRules.read(keys, machine, problems);
    Optional<Audit> audit = AuditRules.read(keys);
    Local local = LocalRules.read(keys, problems);
    Bridges bridges = BridgeRules.read(keys);
    List<String> watches = WatchRules.read(keys, problems);
    new UnservedKeys(keys, problems).warn(schema.agent(), merged.tree());
    AddressRules addresses = new AddressRules(keys, machine);
    Network network = addresses.network();
    Http http =
        new HttpRules(keys, problems, machine)
            .read(addresses, network, ports, tls.isPresent(), dev);
    Dns dns = new DnsRules(keys).read(addresses, network, ports);
    require(!identity.server() || ports.server() > 0, "ports.server cannot be switched off");
    Membership membership = new MembershipRules(keys, addresses).read(network, ports);
    DistinctAddresses.check(http, dns, network, ports, membership);

    List<String> warnings = new ArrayList<>(merged.warnings());
    warnings.addAll(problems.warnings());
    return new Configuration(
        identity,
        dataDirectory,
        network,
        http,
        dns,
        tls,
        rpcTls,
        membership,
        rpc(keys, BindingRules.read(keys, identity.server(), rpcTls, access)),
        server,
        snapshots,
        checks,
        local,
        bridges,
        ports,
        access,
        mesh,
        log,
        telemetry,
        audit,
        pidFile(keys.text("pid_file")),
        watches,
        !keys.flag("disable_remote_exec"),
        keys.list("praetor.plugin_signers"),
        dev,
        List.copyOf(warnings),
        keys);
  }

  private static Rpc rpc(KeyValues keys, boolean bindMembers) throws ConfigurationException {
    return new Rpc(
        keys.millis("performance.rpc_hold_timeout"),
        keys.atLeast(1, "limits.rpc_max_conns_per_client"),
        keys.positiveMillis("limits.rpc_handshake_timeout"),
        bindMembers);
  }

  private static Optional<Path> pidFile(String text) throws ConfigurationException {
    return text.isEmpty() ? Optional.empty() : Optional.of(FilePath.of("pid_file", text));
  }
}
