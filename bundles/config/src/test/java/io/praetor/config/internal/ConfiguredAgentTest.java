package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.AclSettings;
import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.config.ConfigBridgeSettings;
import io.praetor.api.config.ConnectSettings;
import io.praetor.api.config.DeploySettings;
import io.praetor.api.config.DiscoveryBridgeSettings;
import io.praetor.api.config.DnsSettings;
import io.praetor.api.config.ExecSettings;
import io.praetor.api.config.GossipSettings;
import io.praetor.api.config.HealthBridgeSettings;
import io.praetor.api.config.HealthSettings;
import io.praetor.api.config.HistorySettings;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.config.KvSettings;
import io.praetor.api.config.LocalSettings;
import io.praetor.api.config.LogSettings;
import io.praetor.api.config.MetricsSettings;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.config.RequestLimitSettings;
import io.praetor.api.config.RpcSettings;
import io.praetor.api.config.SessionSettings;
import io.praetor.api.config.ShellSettings;
import io.praetor.api.config.SnapshotSettings;
import io.praetor.api.config.StateSettings;
import io.praetor.api.config.TlsSettings;
import io.praetor.api.config.TxnSettings;
import io.praetor.api.config.UiDirectorySettings;
import io.praetor.api.config.UiSettings;
import io.praetor.api.config.WatchSettings;
import io.praetor.api.error.OperationFailedException;
import io.praetor.config.internal.publish.SettingsStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent's life against a store in memory and a real directory. */
class ConfiguredAgentTest implements SettingsStore {

  private static final Map<String, Class<? extends Annotation>> SETTINGS =
      Map.ofEntries(
          Map.entry(LogSettings.PID, LogSettings.class),
          Map.entry(AgentSettings.PID, AgentSettings.class),
          Map.entry(HttpSettings.PID, HttpSettings.class),
          Map.entry(UiSettings.PID, UiSettings.class),
          Map.entry(MetricsSettings.PID, MetricsSettings.class),
          Map.entry(DnsSettings.PID, DnsSettings.class),
          Map.entry(RpcSettings.PID, RpcSettings.class),
          Map.entry(RaftSettings.PID, RaftSettings.class),
          Map.entry(StateSettings.PID, StateSettings.class),
          Map.entry(KvSettings.PID, KvSettings.class),
          Map.entry(CatalogSettings.PID, CatalogSettings.class),
          Map.entry(ConnectSettings.PID, ConnectSettings.class),
          Map.entry(ConnectSettings.CA_PID, ConnectSettings.class),
          Map.entry(SessionSettings.PID, SessionSettings.class),
          Map.entry(TxnSettings.PID, TxnSettings.class),
          Map.entry(HistorySettings.PID, HistorySettings.class),
          Map.entry(SnapshotSettings.PID, SnapshotSettings.class),
          Map.entry(GossipSettings.LAN_PID, GossipSettings.class),
          Map.entry(GossipSettings.WAN_PID, GossipSettings.class),
          Map.entry(TlsSettings.PID, TlsSettings.class),
          Map.entry(HealthSettings.PID, HealthSettings.class),
          Map.entry(LocalSettings.PID, LocalSettings.class),
          Map.entry(WatchSettings.PID, WatchSettings.class),
          Map.entry(ExecSettings.PID, ExecSettings.class),
          Map.entry(ShellSettings.PID, ShellSettings.class),
          Map.entry(DeploySettings.PID, DeploySettings.class),
          Map.entry(AclSettings.PID, AclSettings.class),
          Map.entry(AclSettings.STATE_PID, AclSettings.class),
          Map.entry(AclSettings.SERVER_PID, AclSettings.class),
          Map.entry(HealthBridgeSettings.PID, HealthBridgeSettings.class),
          Map.entry(ConfigBridgeSettings.PID, ConfigBridgeSettings.class),
          Map.entry(DiscoveryBridgeSettings.PID, DiscoveryBridgeSettings.class));

  @TempDir Path directory;
  private final Map<String, Map<String, Object>> store = new LinkedHashMap<>();
  private final List<String> fatal = new ArrayList<>();
  private final List<ConfiguredAgent> agents = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    agents.forEach(ConfiguredAgent::close);
  }

  @Override
  public void write(String pid, Map<String, Object> settings) {
    store.put(pid, settings);
  }

  @Override
  public void remove(String pid) {
    store.remove(pid);
  }

  @Test
  void shouldGiveAServerAllSettingsLogAndHttpFirst() throws Exception {
    start("\"server\": true, \"bootstrap\": true");
    assertEquals(
        List.of(
            LogSettings.PID,
            HttpSettings.PID,
            AclSettings.PID,
            AclSettings.STATE_PID,
            MetricsSettings.PID,
            DnsSettings.PID,
            RpcSettings.PID,
            RaftSettings.PID,
            StateSettings.PID,
            KvSettings.PID,
            CatalogSettings.PID,
            ConnectSettings.CA_PID,
            SessionSettings.PID,
            TxnSettings.PID,
            HistorySettings.PID,
            RequestLimitSettings.PID,
            SnapshotSettings.PID,
            AgentSettings.PID,
            ConnectSettings.PID,
            HealthSettings.PID,
            GossipSettings.LAN_PID,
            GossipSettings.WAN_PID,
            LocalSettings.PID,
            WatchSettings.PID,
            HealthBridgeSettings.PID,
            DiscoveryBridgeSettings.PID,
            ShellSettings.PID,
            DeploySettings.PID),
        List.copyOf(store.keySet()));
    assertArrayEquals(
        new String[] {"127.0.0.1:8500"}, (String[]) store.get(HttpSettings.PID).get("http"));
    assertEquals(data().resolve("raft").toString(), store.get(RaftSettings.PID).get("directory"));
    assertEquals(true, store.get(RaftSettings.PID).get("bootstrap"));
  }

  @Test
  void shouldTellSecretsOnlyToThoseWhoNeedThem() throws Exception {
    start(
        "\"server\": true, \"bootstrap\": true, \"acl\": {\"enabled\": true, \"tokens\":"
            + " {\"initial_management\": \"s3cret-m\", \"default\": \"s3cret-d\"}}");
    assertEquals("s3cret-d", store.get(AclSettings.PID).get("defaultToken"));
    assertEquals("s3cret-m", store.get(AclSettings.SERVER_PID).get("initialManagementToken"));
    store.forEach(
        (pid, settings) -> {
          boolean own = pid.equals(AclSettings.PID) || pid.equals(AclSettings.SERVER_PID);
          assertTrue(own || !settings.toString().contains("s3cret"), pid);
        });
  }

  @Test
  void shouldConnectNobodyWhereEverythingIsDeniedByDefault() throws Exception {
    start("\"server\": true, \"acl\": {\"enabled\": true, \"default_policy\": \"deny\"}");
    assertEquals(false, store.get(CatalogSettings.PID).get("connectsByDefault"));
  }

  @Test
  void shouldSwitchOffTheMeshWhereItIsNotWanted() throws Exception {
    start("\"server\": true, \"connect\": {\"enabled\": false}");
    assertEquals(false, store.get(CatalogSettings.PID).get("connectEnabled"));
    assertEquals(false, store.get(ConnectSettings.PID).get("enabled"));
    assertEquals(false, store.get(ConnectSettings.CA_PID).get("enabled"));
  }

  @Test
  void shouldHandOutCertificatesWhereThatIsAllowed() throws Exception {
    start(
        "\"server\": true, \"connect\": {\"enabled\": false}, \"auto_encrypt\": {\"allow_tls\": true},"
            + " \"verify_incoming\": true,"
            + " \"ca_file\": \"a\", \"cert_file\": \"c\", \"key_file\": \"k\"");
    assertEquals(Map.of("datacenter", "dc1"), store.get(AgentCertificateSettings.HANDOUT_PID));
    assertEquals(true, store.get(ConnectSettings.CA_PID).get("enabled"), "it needs the mesh");
    assertEquals(true, store.get(ConnectSettings.CA_PID).get("handsOut"));
    assertEquals(true, store.get(RpcSettings.PID).get("uncertified"));
    assertEquals(false, store.get(TlsSettings.PID).get("handedOut"));
    assertFalse(store.containsKey(AgentCertificateSettings.PID));
  }

  @Test
  void shouldTakeACertificateWithoutAnyFileOfOne() throws Exception {
    start(
        "\"node_name\": \"n1\", \"ca_file\": \"a\", \"verify_incoming\": true,"
            + " \"ports\": {\"https\": 8501},"
            + " \"auto_encrypt\": {\"tls\": true, \"dns_san\": [\"n1.example\"],"
            + " \"ip_san\": [\"10.0.0.1\", \"::2\", \"x\"]}");
    Map<String, Object> settings = store.get(AgentCertificateSettings.PID);
    assertEquals("n1", settings.get("nodeName"));
    assertArrayEquals(new String[] {"n1.example"}, (String[]) settings.get("dnsNames"));
    assertArrayEquals(new String[] {"10.0.0.1", "::2"}, (String[]) settings.get("ipAddresses"));
    assertTrue(
        out.toString(StandardCharsets.UTF_8)
            .contains("Cannot parse ip \"x\" from AutoEncrypt.IPSAN"));
    Map<String, Object> tls = store.get(TlsSettings.PID);
    assertEquals(
        List.of(true, true, ""), values(tls, "handedOut", "rpcVerifyOutgoing", "certFile"));
    assertEquals(true, store.get(RpcSettings.PID).get("tls"));
    assertEquals(false, store.get(RpcSettings.PID).get("uncertified"));
    assertEquals(1, ((String[]) store.get(HttpSettings.PID).get("https")).length);
    assertFalse(store.containsKey(AgentCertificateSettings.HANDOUT_PID));
  }

  private static List<Object> values(Map<String, Object> settings, String... names) {
    return Arrays.stream(names).map(settings::get).toList();
  }

  @Test
  void shouldConnectEverybodyWhereAccessIsNotControlled() throws Exception {
    start("\"server\": true, \"acl\": {\"default_policy\": \"deny\"}");
    assertEquals(true, store.get(CatalogSettings.PID).get("connectsByDefault"));
  }

  @Test
  void shouldGiveAClientNothingThatIsAServers() throws Exception {
    store.put(RaftSettings.PID, Map.of("left", "over"));
    start("\"server\": false");
    assertEquals(
        Set.of(
            LogSettings.PID,
            AclSettings.PID,
            HttpSettings.PID,
            MetricsSettings.PID,
            DnsSettings.PID,
            RpcSettings.PID,
            SnapshotSettings.PID,
            AgentSettings.PID,
            ConnectSettings.PID,
            HealthSettings.PID,
            GossipSettings.LAN_PID,
            LocalSettings.PID,
            WatchSettings.PID,
            HealthBridgeSettings.PID,
            DiscoveryBridgeSettings.PID,
            ShellSettings.PID,
            DeploySettings.PID),
        store.keySet());
    assertEquals(false, store.get(RpcSettings.PID).get("listen"));
  }

  @Test
  void shouldServeOneWebUiAtMost() throws Exception {
    start("\"ui\": true").close();
    assertEquals(Map.of("contentPath", "/ui/"), store.get(UiSettings.PID));
    assertFalse(store.containsKey(UiDirectorySettings.PID));
    start("\"ui_dir\": \"/srv/ui\"");
    assertEquals(
        Map.of("contentPath", "/ui/", "directory", "/srv/ui"), store.get(UiDirectorySettings.PID));
    assertFalse(store.containsKey(UiSettings.PID));
  }

  @Test
  void shouldUseTheNamesAndTypesOfTheSettings() throws Exception {
    start(
        "\"server\": true, \"ui\": true, \"disable_remote_exec\": false,"
            + " \"acl\": {\"enabled\": true},"
            + " \"praetor\": {\"bridges\": {\"config\": {\"prefix\": \"osgi/config\"}}},"
            + " \"tls\": {\"https\": {\"cert_file\": \"c\", \"key_file\": \"k\"}}");
    for (Map.Entry<String, Class<? extends Annotation>> settings : SETTINGS.entrySet()) {
      String pid = settings.getKey();
      Class<? extends Annotation> type = settings.getValue();
      for (Map.Entry<String, Object> entry : store.get(pid).entrySet()) {
        Method method = type.getMethod(entry.getKey());
        assertTrue(boxed(method.getReturnType()).isInstance(entry.getValue()), entry::toString);
      }
      for (Method method : type.getDeclaredMethods()) {
        assertTrue(
            method.getDefaultValue() != null || store.get(pid).containsKey(method.getName()),
            () -> pid + " lacks " + method.getName());
      }
    }
  }

  @Test
  void shouldKeepTheNodeIdAndAPrivateDirectory() throws Exception {
    start("\"server\": true").close();
    Object first = store.get(AgentSettings.PID).get("nodeId");
    assertEquals(first, Files.readString(data().resolve("node-id")));
    for (Path mine : List.of(data(), data().resolve("serf"))) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)));
    }
    start("\"server\": true");
    assertEquals(first, store.get(AgentSettings.PID).get("nodeId"));
  }

  @Test
  void shouldDeriveTheNodeIdFromTheMachineWhenAsked() throws Exception {
    start("\"disable_host_node_id\": false, \"pid_file\": \"" + directory + "/pid\"").close();
    Object first = store.get(AgentSettings.PID).get("nodeId");
    Files.delete(data().resolve("node-id"));
    start("\"disable_host_node_id\": false");
    assertEquals(first, store.get(AgentSettings.PID).get("nodeId"));
    assertFalse(Files.exists(directory.resolve("pid")));
  }

  @Test
  void shouldKeepWhatIsSecretInDirectoriesOfItsOwner() throws Exception {
    Path open = Files.createDirectories(data().resolve("state"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
    start("\"server\": true");
    for (String secret : List.of("serf", "raft", "state")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve(secret))));
    }
  }

  @Test
  void shouldMakeNoDirectoriesOfServersOnClients() throws Exception {
    start("\"log_level\": \"INFO\"");
    assertFalse(Files.exists(data().resolve("raft")));
    assertFalse(Files.exists(data().resolve("state")));
  }

  @Test
  void shouldRefuseADirectoryThatIsInUse() throws Exception {
    start("\"server\": true");
    store.clear();
    start("\"server\": true");
    assertEquals(List.of("data_dir \"" + data() + "\" is in use by another agent"), fatal);
    assertTrue(store.isEmpty());
  }

  @Test
  void shouldNotBeginAnewWhereAConsulServerKeptItsLog() throws Exception {
    Files.createDirectories(data().resolve("raft"));
    Files.writeString(data().resolve("raft/raft.db"), "x");
    start("\"server\": true");
    assertEquals(1, fatal.size());
    assertTrue(
        fatal.get(0).contains("has the log of a Consul server (raft/raft.db)"), fatal.get(0));
    assertTrue(store.isEmpty());
  }

  @Test
  void shouldRefuseABrokenNodeIdAndAnImpossibleDirectory() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("node-id"), "garbage");
    start("\"server\": true");
    assertEquals(
        List.of(data().resolve("node-id") + " does not contain a UUID: \"garbage\""), fatal);
    fatal.clear();
    Files.writeString(directory.resolve("file"), "");
    start("\"data_dir\": \"" + directory.resolve("file/below") + "\"");
    assertTrue(
        fatal.get(0).startsWith("data_dir \"" + directory.resolve("file/below")), fatal::toString);
  }

  @Test
  void shouldSayWhyAConfigurationCannotBeUsed() throws Exception {
    start("\"nonsense\": 1");
    assertTrue(fatal.get(0).contains("invalid config key nonsense"), fatal::toString);
    assertTrue(store.isEmpty());
  }

  @Test
  void shouldPrintTheBanner() throws Exception {
    start("\"server\": true, \"bootstrap\": true, \"encrypt\": \"X4SYOinf2pTAcAHRhpj7dA==\"");
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("bootstrap = true"), text);
    assertTrue(text.contains("\n==> Starting Consul agent...\n              Version: '9'\n"), text);
    assertTrue(text.contains("               Server: true (Bootstrap: true)\n"), text);
    assertTrue(
        text.contains(
            "          Client Addr: [127.0.0.1] (HTTP: 8500, HTTPS: -1, gRPC: -1, gRPC-TLS: -1,"
                + " DNS: 8600)\n"),
        text);
    assertTrue(text.contains("         Cluster Addr: 10.1.2.3 (LAN: 8301, WAN: 8302)\n"), text);
    assertTrue(text.contains("    Gossip Encryption: true\n"), text);
    assertTrue(text.endsWith("\n==> Log data will now stream in as it occurs:\n\n"), text);
  }

  @Test
  void shouldReloadHowNamesAreAnsweredAndNotWhere() throws Exception {
    ConfiguredAgent agent = start("\"server\": true");
    configure(
        "\"server\": true, \"domain\": \"other\", \"recursors\": [\"10.0.0.53\"], \"dns_config\":"
            + " {\"node_ttl\": \"5s\", \"only_passing\": true}");
    agent.reload();
    Map<String, Object> dns = store.get(DnsSettings.PID);
    assertEquals("consul", dns.get("domain"));
    assertEquals(5L, dns.get("nodeTtlSeconds"));
    assertEquals(true, dns.get("onlyPassing"));
    assertArrayEquals(new String[] {"10.0.0.53:53"}, (String[]) dns.get("recursors"));
  }

  @Test
  void shouldReloadOnlyWhatMayChange() throws Exception {
    ConfiguredAgent agent = start("\"server\": true");
    Map<String, Object> gossip = Map.copyOf(store.get(GossipSettings.LAN_PID));
    configure(
        "\"server\": true, \"limits\": {\"http_max_conns_per_client\": 7},"
            + " \"raft_trailing_logs\": 5, \"ports\": {\"http\": 1}, \"log_level\": \"ERROR\","
            + " \"encrypt\": \"X4SYOinf2pTAcAHRhpj7dA==\", \"retry_join\": [\"10.0.0.1\"]");

    agent.reload();
    assertEquals(7, store.get(HttpSettings.PID).get("maxConnectionsPerClient"));
    assertEquals(5, store.get(RaftSettings.PID).get("trailingLogs"));
    assertEquals("ERROR", store.get(LogSettings.PID).get("level"));
    assertEquals(gossip, store.get(GossipSettings.LAN_PID));
    assertEquals("", gossip.get("encryptKey"));
    assertArrayEquals(
        new String[] {"127.0.0.1:8500"}, (String[]) store.get(HttpSettings.PID).get("http"));
  }

  @Test
  void shouldBeginWatchesAnewAtEveryReload() throws Exception {
    ConfiguredAgent agent = start("\"server\": true");
    assertEquals(0, ((String[]) store.get(WatchSettings.PID).get("watches")).length);
    configure("\"server\": true, \"watches\": [{\"type\": \"nodes\", \"args\": [\"x\"]}]");
    agent.reload();
    assertArrayEquals(
        new String[] {
          "{\"type\":\"nodes\",\"target\":\"/v1/catalog/nodes\",\"datacenter\":\"\","
              + "\"token\":\"\",\"args\":[\"x\"]}"
        },
        (String[]) store.get(WatchSettings.PID).get("watches"));
    agent.reload();
    assertEquals(2, store.get(WatchSettings.PID).get("generation"));
    configure("\"server\": true, \"watches\": [{\"type\": \"nodes\"}]");
    OperationFailedException refusal = assertThrows(OperationFailedException.class, agent::reload);
    assertEquals(
        "Failed to parse watch (type \"nodes\"): Must define a watch handler",
        refusal.getMessage());
    assertEquals(2, store.get(WatchSettings.PID).get("generation"));
  }

  @Test
  void shouldKeepTheOldConfigurationWhenTheNewOneIsBad() throws Exception {
    ConfiguredAgent agent = start("\"server\": true");
    Map<String, Map<String, Object>> before = Map.copyOf(store);
    configure("\"server\": tru");
    OperationFailedException refusal = assertThrows(OperationFailedException.class, agent::reload);
    assertTrue(refusal.getMessage().contains("failed to parse"), refusal.getMessage());
    assertEquals(before, store);
    assertEquals(List.of(), fatal);
  }

  private ConfiguredAgent start(String settings) throws IOException {
    configure(settings);
    ConfiguredAgent agent =
        new ConfiguredAgent(
            FakeMachine.ordinary(),
            "9",
            this,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            fatal::add);
    agents.add(agent);
    agent.start("[\"-config-file\", \"" + directory.resolve("agent.json") + "\"]");
    return agent;
  }

  private void configure(String settings) throws IOException {
    String all = "{\"data_dir\": \"" + data() + "\", " + settings + "}";
    Files.writeString(directory.resolve("agent.json"), all);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private static Class<?> boxed(Class<?> type) {
    return type.isPrimitive()
        ? Map.<Class<?>, Class<?>>of(
                boolean.class, Boolean.class, int.class, Integer.class, long.class, Long.class)
            .get(type)
        : type;
  }
}
