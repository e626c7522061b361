package io.praetor.agent.internal.self;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.testkit.http.FakeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfEndpointTest {

  @TempDir Path root;

  private final FakeSurroundings surroundings = new FakeSurroundings();

  @Test
  void shouldTellWhoItIs() {
    String self = get("self", "GET");
    assertTrue(
        self.startsWith(
            "{\"Config\":{\"Datacenter\":\"dc1\",\"PrimaryDatacenter\":\"dc0\","
                + "\"NodeName\":\"golden\",\"NodeID\":\"id\",\"Revision\":\"0.1.0\","
                + "\"Server\":true,\"Version\":\"0.1.0\"},\"DebugConfig\":{"
                + "\"PrimaryDatacenter\":\"dc0\",\"Ports\":[1,2.5,null,true]},"
                + "\"Coord\":{\"Vec\":[0.5,0.0],\"Error\":1.5,\"Adjustment\":0.0,"
                + "\"Height\":0.001},\"Member\":{\"Name\":\"golden\""),
        self);
    assertTrue(self.endsWith("\"Meta\":{\"consul-network-segment\":\"\"}}"));
    assertTrue(self.contains("\"checks\":\"7\",\"services\":\"0\"}"));
    assertTrue(self.contains("\"serf_wan\":{\"members\":\"1\"}"));
    assertFalse(self.contains("\"raft\":"));
  }

  @Test
  void shouldTellOfTheLogInConsulsNames() {
    List<RaftPeer> peers =
        List.of(
            new RaftPeer("a", "10.0.0.1:8300", true),
            new RaftPeer("b", "10.0.0.2:8300", true),
            new RaftPeer("c", "10.0.0.3:8300", false));
    surroundings.raft = new RaftStatus(true, "10.0.0.1:8300", peers, 3, 9, 8, 6, 0);
    String self = get("self", "GET");
    assertTrue(
        self.contains(
            "\"raft\":{\"applied_index\":\"6\",\"commit_index\":\"8\",\"fsm_pending\":\"2\","
                + "\"last_contact\":\"0\",\"last_log_index\":\"9\",\"latest_configuration\":"
                + "\"[{Suffrage:Voter ID:a Address:10.0.0.1:8300}"
                + " {Suffrage:Voter ID:b Address:10.0.0.2:8300}"
                + " {Suffrage:Nonvoter ID:c Address:10.0.0.3:8300}]\",\"num_peers\":\"1\","),
        self);
    assertFalse(self.contains("log size"));
    surroundings.raft = new RaftStatus(false, "", List.of(), 0, -1, -1, -1, 12);
    assertTrue(get("self", "GET").contains("\"last_contact\":\"12ms\",\"last_log_index\":\"0\""));
  }

  @Test
  void shouldTellItsVersion() {
    assertTrue(get("version", "GET").contains("\"HumanVersion\":\"0.1.0\""));
  }

  @Test
  void shouldReload() {
    FakeRequest request = FakeRequest.of("PUT", "", "", "");
    assertEquals(200, Endpoints.content(endpoint(), "agent/reload", request).status());
    surroundings.reloadFailure = new IllegalArgumentException("bad port");
    OperationFailedException refusal =
        assertThrows(
            OperationFailedException.class,
            () -> Endpoints.content(endpoint(), "agent/reload", request));
    assertEquals("bad port", refusal.getMessage());
  }

  @Test
  void shouldTellOfTheMachine() throws IOException {
    write("proc/uptime", "100.25 7.0\n");
    write("proc/sys/kernel/hostname", "box\n");
    write("proc/sys/kernel/osrelease", "6.1\n");
    write("etc/machine-id", "00112233445566778899aabbccddeeff\n");
    write("etc/debian_version", "12.11\n");
    write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
    write("proc/meminfo", "MemTotal: 1000 kB\nMemFree: 250 kB\n");
    write("proc/cpuinfo", "processor : 0\ncpu MHz : 2500.5\nflags : a b\n\nprocessor : 1\n");
    String host = get("host", "GET");
    assertTrue(host.startsWith("{\"Memory\":{\"total\":1024000,"), host);
    assertTrue(host.contains("\"usedPercent\":75.0"));
    assertTrue(host.contains("\"CPU\":[{\"cpu\":0,"));
    assertTrue(host.contains("\"mhz\":2500.5"));
    assertTrue(host.contains("\"hostname\":\"box\",\"uptime\":100,\"bootTime\":900"));
    assertTrue(host.contains("\"platformVersion\":\"12.11\""));
    assertTrue(host.contains("\"hostId\":\"00112233-4455-6677-8899-aabbccddeeff\""));
    assertTrue(host.endsWith("\"CollectionTime\":1000000000000,\"Errors\":null}"), host);
  }

  @Test
  void shouldSayWhatItCouldNotFindOut() {
    assertTrue(get("host", "GET").contains("\"Errors\":[\"java.nio.file.NoSuchFile"));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private SelfEndpoint endpoint() {
    Identity identity =
        new Identity(
            "golden",
            "id",
            "dc1",
            true,
            "0.1.0",
            "{\"PrimaryDatacenter\":\"dc0\",\"Ports\":[1,2.5,null,true]}",
            true);
    HostFiles host = new HostFiles(root, () -> Instant.ofEpochSecond(1_000));
    return new SelfEndpoint(identity, surroundings, host, Runnable::run);
  }

  private String get(String path, String method) {
    FakeRequest request = FakeRequest.of(method, "", "", "");
    return Endpoints.json(Endpoints.content(endpoint(), "agent/" + path, request));
  }
}
