package io.praetor.agent.internal.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Bodies and texts are those that were recorded from Consul 1.10. */
class KeyringEndpointTest {

  private static final String KEY = "pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvDwy7Cu5s=";
  private static final String BODY = "{\"Key\":\"" + KEY + "\"}";

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final KeyringEndpoint endpoint = new KeyringEndpoint("dc1", true, surroundings);

  @Test
  void shouldListTheKeysOfBothPools() {
    String lan =
        "{\"WAN\":false,\"Datacenter\":\"dc1\",\"Segment\":\"\",\"Keys\":{\"a2V5\":1},"
            + "\"PrimaryKeys\":{\"a2V5\":1},\"NumNodes\":1}";
    String wan = lan.replace("false", "true");
    assertEquals("[" + wan + "," + lan + "]", Endpoints.json(send("GET", "", "")));
    assertEquals("[" + lan + "]", Endpoints.json(send("GET", "local-only=true", "")));
  }

  @Test
  void shouldChangeKeysInBothPools() {
    send("POST", "relay-factor=2", BODY);
    send("PUT", "", BODY);
    send("DELETE", "", BODY);
    List<String> expected = List.of("install " + KEY, "use " + KEY, "remove " + KEY);
    assertEquals(expected, surroundings.lan.keyring.log);
    assertEquals(expected, surroundings.wan.keyring.log);
  }

  @Test
  void shouldSayThatNothingIsEncrypted() {
    surroundings.lan.keyring.encrypted = false;
    surroundings.wan.keyring.encrypted = false;
    refused(
        "4 errors occurred:\n\t* WAN error: 1/1 nodes reported failure\n\t* golden.dc1: Keyring"
            + " is empty (encryption not enabled)\n\t* dc1 (LAN) error: 1/1 nodes reported"
            + " failure\n\t* golden: Keyring is empty (encryption not enabled)\n\n",
        "GET",
        "",
        "");
    refused(
        "4 errors occurred:\n\t* WAN error: 1/1 nodes reported failure\n\t* golden.dc1: No"
            + " keyring to modify (encryption not enabled)\n\t* dc1 (LAN) error: 1/1 nodes"
            + " reported failure\n\t* golden: No keyring to modify (encryption not enabled)\n\n",
        "POST",
        "",
        BODY);
  }

  @Test
  void shouldSayWhoRefused() {
    Map<String, String> why = Map.of("golden", "Requested key is not in the keyring");
    surroundings.lan.keyring.answer = new KeyringAnswer(1, 1, 1, why, Map.of(), Map.of());
    surroundings.wan.keyring.answer = new KeyringAnswer(3, 2, 0, Map.of(), Map.of(), Map.of());
    refused(
        "3 errors occurred:\n\t* WAN error: 2/3 nodes reported success\n\t* dc1 (LAN) error: 1/1"
            + " nodes reported failure\n\t* golden: Requested key is not in the keyring\n\n",
        "PUT",
        "",
        BODY);
  }

  @Test
  void shouldRefuseInConsulsWords() {
    refused(
        "2 errors occurred:\n\t* WAN error: illegal base64 data at input byte 4\n\t* dc1 (LAN)"
            + " error: illegal base64 data at input byte 4\n\n",
        "POST",
        "",
        "{\"Key\":\"short\"}");
    refused(
        "Bad request: Request decode failed: invalid character 'j' looking for beginning of"
            + " value",
        "POST",
        "",
        "junk");
    refused(
        "Bad request: Invalid relay-factor: Relay factor must be in range: [0, 5]",
        "GET",
        "relay-factor=9",
        "");
    refused(
        "Bad request: Error parsing relay factor: strconv.Atoi: parsing \"abc\": invalid syntax",
        "GET",
        "relay-factor=abc",
        "");
    refused(
        "Bad request: Invalid use of local-only: local-only can only be set for list requests",
        "POST",
        "local-only=true",
        BODY);
  }

  /** The other side has a route of its own for this: requests about an agent are not relayed. */
  @Test
  void shouldAskAServerOfEveryOtherDatacenter() {
    FakeSurroundings far = new FakeSurroundings();
    far.wan = null;
    KeyringEndpoint there = new KeyringEndpoint("dc2", true, far);
    Route part =
        there.routes().stream()
            .filter(route -> route.scope() == Route.Scope.DATACENTER)
            .findFirst()
            .orElseThrow();
    surroundings.relay =
        new FakeRelay(
            request -> {
              assertEquals(part.path() + "?relay-factor=2", request.target());
              Endpoints.content(
                  there,
                  part.path().substring("/v1/".length()),
                  FakeRequest.of(
                      request.method(),
                      "",
                      "relay-factor=2",
                      new String(request.body(), StandardCharsets.UTF_8)));
              return new ApiResponse(200, Map.of(), new byte[0]);
            });
    send("POST", "relay-factor=2", BODY);
    assertEquals(List.of("install " + KEY), far.lan.keyring.log);
    surroundings.relay = new FakeRelay(request -> new ApiResponse(404, Map.of(), new byte[0]));
    refused("1 error occurred:\n\t* dc2 (LAN) error: status 404\n\n", "GET", "", "");
  }

  /** Answers for dc2. */
  private record FakeRelay(Function<ApiRequest, ApiResponse> there) implements ApiRelay {

    @Override
    public boolean relaysHome() {
      return false;
    }

    @Override
    public Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink) {
      throw new IllegalStateException("answers are small");
    }

    @Override
    public CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request) {
      return CompletableFuture.completedFuture(there.apply(request));
    }

    @Override
    public List<String> datacenters() {
      return List.of("dc1", "dc2");
    }
  }

  @Test
  void shouldNotWorkOnClients() {
    KeyringEndpoint client = new KeyringEndpoint("dc1", false, surroundings);
    FakeRequest request = FakeRequest.of("GET", "", "", "");
    PlatformException refusal =
        assertThrows(
            PlatformException.class, () -> Endpoints.content(client, "operator/keyring", request));
    assertEquals("keyring operations must run against a server node", refusal.getMessage());
  }

  private void refused(String text, String method, String query, String body) {
    PlatformException refusal =
        assertThrows(PlatformException.class, () -> send(method, query, body));
    assertEquals(text, refusal.getMessage());
  }

  private Content send(String method, String query, String body) {
    FakeRequest request = FakeRequest.of(method, "", query, body);
    return Endpoints.content(endpoint, "operator/keyring", request);
  }
}
