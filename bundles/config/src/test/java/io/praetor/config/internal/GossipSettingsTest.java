package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.config.GossipSettings;
import io.praetor.api.config.RpcSettings;
import io.praetor.config.internal.publish.SettingsStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gossip pools are told; tags as Consul 1.10 was seen to send them. */
class GossipSettingsTest implements SettingsStore {

  private static final String ID = "ba39fecd-3ff4-1604-c63b-810dd74e02a9";
  private static final String SERVER = "server = true bind_addr = \"127.0.0.1\" ";

  @TempDir Path directory;
  private final Map<String, Map<String, Object>> store = new LinkedHashMap<>();
  private final List<ConfiguredAgent> agents = new ArrayList<>();

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
  void shouldTellWhatAServerIs() {
    start(SERVER + "bootstrap = true");
    Map<String, String> expected =
        pairs(
            Stream.of(
                "acls=0",
                "bootstrap=1",
                "build=9:",
                "dc=dc1",
                "ft_fs=1",
                "ft_si=1",
                "id=" + ID,
                "port=8300",
                "raft_vsn=3",
                "role=consul",
                "segment=",
                "vsn=2",
                "vsn_max=3",
                "vsn_min=2",
                "wan_join_port=8302"));
    assertEquals(expected, tags(GossipSettings.LAN_PID));
    expected.remove("wan_join_port");
    assertEquals(expected, tags(GossipSettings.WAN_PID));
  }

  @Test
  void shouldTellWhatAClientIs() {
    start("advertise_reconnect_timeout = \"90m\"");
    Map<String, String> tags = tags(GossipSettings.LAN_PID);
    assertEquals("node", tags.get("role"));
    assertEquals("1h30m0s", tags.get("rc_tm"));
    assertEquals(
        List.of(
            "acls", "build", "dc", "id", "rc_tm", "role", "segment", "vsn", "vsn_max", "vsn_min"),
        List.copyOf(tags.keySet()));
    assertFalse(store.containsKey(GossipSettings.WAN_PID));
  }

  @Test
  void shouldTellOfExpectationsVotesAndCertificates() {
    start(
        SERVER
            + "bootstrap_expect = 3 read_replica = true ca_file = \"ca.pem\" ports { serf_wan = -1 }");
    Map<String, String> tags = tags(GossipSettings.LAN_PID);
    assertEquals("3", tags.get("expect"));
    assertEquals("1", tags.get("read_replica"));
    assertEquals("1", tags.get("nonvoter"));
    assertEquals("1", tags.get("use_tls"));
    assertFalse(tags.containsKey("bootstrap"));
    assertFalse(tags.containsKey("wan_join_port"));
    assertFalse(store.containsKey(GossipSettings.WAN_PID));
  }

  @Test
  void shouldHaveAPoolOfItsOwnForTheWideArea() {
    start(SERVER + "start_join = [\"a\"] retry_join_wan = [\"b:1\"] serf_wan = \"10.1.2.3\"");
    Map<String, Object> lan = store.get(GossipSettings.LAN_PID);
    assertEquals("me", lan.get("memberName"));
    assertArrayEquals(new String[] {"a"}, (String[]) lan.get("startJoin"));
    assertEquals(1_000L, lan.get("probeIntervalMillis"));
    assertEquals(file("local.snapshot"), lan.get("snapshotFile"));
    assertEquals(file("local.keyring"), lan.get("keyringFile"));
    Map<String, Object> wan = store.get(GossipSettings.WAN_PID);
    assertEquals("me.dc1", wan.get("memberName"));
    assertEquals("10.1.2.3", wan.get("bindAddress"));
    assertEquals("127.0.0.1", wan.get("advertiseAddress"));
    assertEquals(8302, wan.get("bindPort"));
    assertArrayEquals(new String[] {"b:1"}, (String[]) wan.get("retryJoin"));
    assertEquals(5_000L, wan.get("probeIntervalMillis"));
    assertEquals(3_000L, wan.get("probeTimeoutMillis"));
    assertEquals(500L, wan.get("gossipIntervalMillis"));
    assertEquals(6, wan.get("suspicionMult"));
    assertEquals(60_000L, wan.get("pushPullIntervalMillis"));
    assertEquals(30_000L, wan.get("tcpTimeoutMillis"));
    assertEquals(file("remote.snapshot"), wan.get("snapshotFile"));
  }

  @Test
  void shouldKeepNothingInDevelopmentMode() {
    start("", "-dev");
    Map<String, Object> lan = store.get(GossipSettings.LAN_PID);
    assertEquals("", lan.get("snapshotFile"));
    assertEquals("", lan.get("keyringFile"));
    assertEquals(100L, lan.get("probeIntervalMillis"));
    assertEquals(3, lan.get("suspicionMult"));
    assertEquals("127.0.0.1", lan.get("bindAddress"));
  }

  @Test
  void shouldShowTheConfigurationInForce() {
    start(SERVER + "encrypt = \"X4SYOinf2pTAcAHRhpj7dA==\" node_meta { rack = \"r1\" }");
    Map<String, Object> agent = store.get(AgentSettings.PID);
    String debug = (String) agent.get("debugConfig");
    for (String part :
        List.of(
            "\"EncryptKey\":\"hidden\"",
            "\"ServerMode\":true",
            "\"ClientAddrs\":[\"127.0.0.1\"]",
            "\"DNSPort\":8600",
            "\"CheckUpdateInterval\":\"5m0s\"",
            "\"NodeMeta\":{\"rack\":\"r1\"}",
            "\"RPCRateLimit\":-1",
            "\"SkipLeaveOnInt\":true",
            "\"SerfBindAddrWAN\":\"tcp://127.0.0.1:8302\"",
            "\"LogLevel\":\"INFO\"",
            "\"NodeID\":\"" + ID + "\"")) {
      assertTrue(debug.contains(part), () -> part + " in " + debug);
    }
    assertFalse(debug.contains("X4SY"));
    assertArrayEquals(new String[] {"rack=r1"}, (String[]) agent.get("nodeMeta"));
    assertArrayEquals(
        new String[] {"lan=127.0.0.1", "lan_ipv4=127.0.0.1", "wan=127.0.0.1", "wan_ipv4=127.0.0.1"},
        (String[]) agent.get("taggedAddresses"));
  }

  /** Then gossip is believed less, by those who take requests and by those who keep the catalog. */
  @Test
  void shouldTellWhetherMembersAreBoundToCertificates() {
    start(
        SERVER
            + "domain = \"example.\" ca_file = \"a\" cert_file = \"c\" key_file = \"k\""
            + " verify_incoming_rpc = true verify_server_hostname = true"
            + " praetor { bind_members = true }");
    assertEquals(true, store.get(CatalogSettings.PID).get("bindMembers"));
    assertEquals(true, store.get(RpcSettings.PID).get("bindMembers"));
    assertEquals("example", store.get(RpcSettings.PID).get("domain"));
    assertEquals("me", store.get(RpcSettings.PID).get("nodeName"));
  }

  private void start(String hcl, String... flags) {
    List<String> words = new ArrayList<>(List.of(flags));
    String data = flags.length > 0 ? "" : "data_dir = \"" + directory + "\"";
    words.addAll(List.of("-node=me", "-node-id=" + ID, "-hcl", data + " " + hcl));
    List<String> fatal = new ArrayList<>();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    ConfiguredAgent agent =
        new ConfiguredAgent(FakeMachine.ordinary(), "9", this, nowhere, fatal::add);
    agents.add(agent);
    agent.start(
        words.stream().map(word -> "\"" + word.replace("\"", "\\\"") + "\"").toList().toString());
    assertEquals(List.of(), fatal);
  }

  private Map<String, String> tags(String pid) {
    return pairs(Stream.of((String[]) store.get(pid).get("tags")));
  }

  private static Map<String, String> pairs(Stream<String> texts) {
    Map<String, String> pairs = new TreeMap<>();
    texts.forEach(
        text -> {
          int equals = text.indexOf('=');
          pairs.put(text.substring(0, equals), text.substring(equals + 1));
        });
    return pairs;
  }

  private String file(String name) {
    return directory.resolve("serf").resolve(name).toString();
  }
}
