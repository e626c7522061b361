package io.praetor.catalog.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadResult;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.command.CoordinateBatch;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies and texts are those that were recorded from Consul 1.10. */
class CatalogEndpointTest {

  private static final String FULL =
      """
      {"Node": "cn1", "Address": "10.6.0.1", "ID": "40e4a748-2192-161a-0510-9bf59fe950b5",
       "TaggedAddresses": {"lan": "10.6.0.1", "wan": "198.18.0.1"},
       "NodeMeta": {"rack": "a1", "os": "linux"},
       "Service": {"ID": "web-1", "Service": "web", "Tags": ["primary", "v1"],
         "Address": "10.6.1.1", "Port": 8080, "Meta": {"version": "1.0"},
         "Weights": {"Passing": 10, "Warning": 2}, "EnableTagOverride": true,
         "TaggedAddresses": {"lan": {"Address": "10.6.1.1", "Port": 8080}}},
       "Check": {"CheckID": "web-check", "Name": "web up", "Status": "passing",
         "ServiceID": "web-1", "Notes": "notes", "Output": "all fine"}}
      """;

  private final MemoryState state = CatalogState.empty();
  private final List<CoordinateRow> updates = new ArrayList<>();
  private final List<Route> routes =
      Stream.<HttpEndpoint>of(
              new CatalogEndpoint("dc1", "golden", () -> null),
              new HealthEndpoint("s1"),
              new CoordinateEndpoint(
                  false, () -> null, updates::add, new MemberBinding(() -> null)))
          .flatMap(endpoint -> endpoint.routes().stream())
          .toList();

  @Test
  void shouldTellANodeWithItsServices() {
    assertEquals("true", put("catalog/register", FULL));
    assertEquals(
        "{\"Node\":{\"ID\":\"40e4a748-2192-161a-0510-9bf59fe950b5\",\"Node\":\"cn1\","
            + "\"Address\":\"10.6.0.1\",\"Datacenter\":\"dc1\",\"TaggedAddresses\":{"
            + "\"lan\":\"10.6.0.1\",\"wan\":\"198.18.0.1\"},\"Meta\":{\"os\":\"linux\","
            + "\"rack\":\"a1\"},\"CreateIndex\":11,\"ModifyIndex\":11},\"Services\":{\"web-1\":{"
            + "\"ID\":\"web-1\",\"Service\":\"web\",\"Tags\":[\"primary\",\"v1\"],"
            + "\"Address\":\"10.6.1.1\",\"TaggedAddresses\":{\"lan\":{\"Address\":\"10.6.1.1\","
            + "\"Port\":8080}},\"Meta\":{\"version\":\"1.0\"},\"Port\":8080,\"Weights\":{"
            + "\"Passing\":10,\"Warning\":2},\"EnableTagOverride\":true,\"Proxy\":{\"Mode\":\"\","
            + "\"MeshGateway\":{},\"Expose\":{}},\"Connect\":{},\"CreateIndex\":11,"
            + "\"ModifyIndex\":11}}}",
        get("catalog/node/", "CN1", ""));
    assertEquals("null", get("catalog/node/", "absent", ""));
    assertEquals("{\"Node\":null,\"Services\":null}", get("catalog/node-services/", "absent", ""));
  }

  @Test
  void shouldTellNodesAsBareAsTheyAre() {
    put("catalog/register", "{\"node\": \"n\", \"address\": \"10.0.0.1\"}");
    assertEquals(
        "[{\"ID\":\"\",\"Node\":\"n\",\"Address\":\"10.0.0.1\",\"Datacenter\":\"dc1\","
            + "\"TaggedAddresses\":null,\"Meta\":null,\"CreateIndex\":11,\"ModifyIndex\":11}]",
        get("catalog/nodes", "", ""));
    assertEquals("[]", get("catalog/nodes", "", "node-meta=rack:a1"));
  }

  @Test
  void shouldTellInstancesByTags() {
    put("catalog/register", FULL);
    put("catalog/register", service("n2", "{\"Service\":\"web\"}"));
    assertEquals("{\"web\":[\"primary\",\"v1\"]}", get("catalog/services", "", ""));
    String all = get("catalog/service/", "web", "");
    assertEquals(2, all.split("\"ServiceID\"").length - 1);
    String tagged = get("catalog/service/", "web", "tag=PRIMARY&tag=v1");
    assertEquals(1, tagged.split("\"ServiceID\"").length - 1);
    assertEquals("[]", get("catalog/service/", "web", "tag=primary&tag=v9"));
    assertEquals("[]", get("catalog/service/", "absent", ""));
  }

  @Test
  void shouldTellChecks() {
    put("catalog/register", FULL);
    String check =
        "[{\"Node\":\"cn1\",\"CheckID\":\"web-check\",\"Name\":\"web up\","
            + "\"Status\":\"passing\",\"Notes\":\"notes\",\"Output\":\"all fine\","
            + "\"ServiceID\":\"web-1\",\"ServiceName\":\"web\",\"ServiceTags\":[\"primary\","
            + "\"v1\"],\"Type\":\"\",\"Interval\":\"\",\"Timeout\":\"\",\"ExposedPort\":0,"
            + "\"Definition\":{},\"CreateIndex\":11,\"ModifyIndex\":11}]";
    assertEquals(check, get("health/node/", "cn1", ""));
    assertEquals(check, get("health/state/", "PASSING", ""));
    assertEquals(check, get("health/state/", "any", ""));
    assertEquals("[]", get("health/state/", "bogus", ""));
    assertEquals(check, get("health/state/", "any", "near=_agent"));
    assertEquals(check, get("health/state/", "any", "node-meta=rack:a1"));
    assertEquals("[]", get("health/state/", "any", "node-meta=no:such"));
  }

  @Test
  void shouldSortByNearness() {
    for (String node : new String[] {"ca1", "ca2", "ca3"}) {
      put("catalog/register", service(node, "{\"Service\":\"api\"}"));
    }
    at("ca1", "0.35");
    at("ca2", "0.1");
    at("ca3", "0.2");
    writeUpdates();
    assertEquals(List.of("ca1", "ca3", "ca2"), order(get("catalog/nodes", "", "near=ca1")));
    assertEquals(List.of("ca2", "ca3", "ca1"), order(get("catalog/service/", "api", "near=ca2")));
  }

  @Test
  void shouldTellCoordinates() {
    put("catalog/register", service("co1", "null"));
    at("co1", "0.5");
    writeUpdates();
    String row =
        "[{\"Node\":\"co1\",\"Segment\":\"\",\"Coord\":{\"Vec\":[0.5,0.0,0.0,0.0,0.0,0.0,0.0,"
            + "0.0],\"Error\":1.5,\"Adjustment\":0.001,\"Height\":1.0E-5}}]";
    assertEquals(row, get("coordinate/nodes", "", ""));
    assertEquals(row, get("coordinate/node/", "co1", ""));
    assertEquals("[]", get("coordinate/nodes", "", "segment=x"));
    assertEquals(404, send("GET", "coordinate/node/", "absent", "", "").status());
    assertEquals(404, send("GET", "coordinate/node/", "", "", "").status());
  }

  /** One that makes no key must not take the others of its batch along. */
  @Test
  void shouldDropCoordinatesOfImpossibleSegments() {
    put("catalog/register", service("co1", "null"));
    at("co1", "0.5");
    String body = "{\"Node\":\"co1\",\"Segment\":\"%s\",\"Coord\":{\"Vec\":[1,0,0,0,0,0,0,0]}}";
    send("PUT", "coordinate/update", "", "", body.formatted("s".repeat(3_000)));
    assertEquals(1, updates.size());
    updates.add(new CoordinateRow("co1", "s".repeat(3_000), updates.get(0).coordinate(), 0));
    writeUpdates();
    assertEquals(1, get("coordinate/nodes", "", "").split("Node").length - 1);
  }

  @Test
  void shouldRefuseCoordinatesThatDoNotFit() {
    refused(
        OperationFailedException.class,
        "incompatible coordinate",
        "coordinate/update",
        "{\"Node\":\"n\",\"Coord\":{\"Vec\":[0,0],\"Error\":1.5,\"Height\":0}}");
    refused(
        OperationFailedException.class,
        "invalid coordinate",
        "coordinate/update",
        "{\"Node\":\"n\",\"Coord\":{\"Vec\":[1e999,0,0,0,0,0,0,0],\"Error\":1}}");
    refused(OperationFailedException.class, "invalid coordinate", "coordinate/update", "{}");
    assertEquals(0, updates.size());
  }

  @Test
  void shouldRefuseRegistrationsInConsulsWords() {
    decodeFailure("EOF", "");
    decodeFailure("invalid character 'j' looking for beginning of value", "junk");
    decodeFailure(
        "json: cannot unmarshal number into Go struct field RegisterRequest.Address of type"
            + " string",
        "{\"Node\":\"n\",\"Address\":5}");
    failure("Must provide node", "{}");
    failure("Must provide address if SkipNodeUpdate is not set", "{\"Node\":\"n\"}");
    failure("Must provide service name with ID", service("n", "{\"ID\":\"x\"}"));
    failure(
        "Bad node ID: uuid string is wrong length",
        "{\"Node\":\"n\",\"Address\":\"a\",\"ID\":\"not-a-uuid\"}");
    failure(
        "failed inserting check: Missing service registration on node \"n\"",
        "{\"Node\":\"n\",\"Address\":\"a\",\"Check\":{\"Name\":\"c\",\"ServiceID\":\"s\"}}");
  }

  @Test
  void shouldNotRegisterInAnUnknownDatacenter() {
    refused(
        UnknownDatacenterException.class,
        "No path to datacenter",
        "catalog/register",
        "{\"Node\":\"n\",\"Address\":\"a\",\"Datacenter\":\"nowhere\"}");
  }

  @Test
  void shouldDeregister() {
    put("catalog/register", FULL);
    assertEquals("true", put("catalog/deregister", "{\"Node\":\"never\"}"));
    assertEquals("true", put("catalog/deregister", "{\"Node\":\"cn1\",\"ServiceID\":\"web-1\"}"));
    assertEquals("{}", get("catalog/services", "", ""));
    assertEquals("true", put("catalog/deregister", "{\"Node\":\"cn1\",\"Datacenter\":\"dc1\"}"));
    assertEquals("[]", get("catalog/nodes", "", ""));
    refused(OperationFailedException.class, "Must provide node", "catalog/deregister", "{}");
  }

  @Test
  void shouldWantNames() {
    for (String path : new String[] {"catalog/node/", "catalog/service/", "health/state/"}) {
      assertThrows(InvalidRequestException.class, () -> send("GET", path, "", "", ""));
    }
    assertEquals("[\"dc1\"]", get("catalog/datacenters", "", ""));
  }

  private static String service(String node, String service) {
    return "{\"Node\":\"" + node + "\",\"Address\":\"10.0.0.1\",\"Service\":" + service + "}";
  }

  private void at(String node, String x) {
    String body =
        "{\"Node\":\"%s\",\"Coord\":{\"Vec\":[%s,0,0,0,0,0,0,0],\"Error\":1.5,"
            + "\"Adjustment\":0.001,\"Height\":1e-05}}";
    send("PUT", "coordinate/update", "", "", body.formatted(node, x));
  }

  private void writeUpdates() {
    state.write(Commands.COORDINATES, new CoordinateBatch(updates).encode()).join();
  }

  private static List<String> order(String json) {
    List<String> names = new ArrayList<>();
    for (String part : json.split("\"Node\":\"")) {
      if (part.startsWith("ca")) {
        names.add(part.substring(0, 3));
      }
    }
    return names;
  }

  private void decodeFailure(String reason, String body) {
    refused(
        InvalidRequestException.class,
        "Request decode failed: " + reason,
        "catalog/register",
        body);
  }

  private void failure(String reason, String body) {
    refused(OperationFailedException.class, reason, "catalog/register", body);
  }

  private void refused(
      Class<? extends PlatformException> type, String text, String path, String body) {
    PlatformException refusal = assertThrows(type, () -> send("PUT", path, "", "", body));
    assertEquals(text, refusal.getMessage());
  }

  private String put(String path, String body) {
    return json(send("PUT", path, "", "", body));
  }

  private String get(String path, String remainder, String query) {
    return json(send("GET", path, remainder, query, ""));
  }

  private static String json(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }

  private Content send(String method, String path, String remainder, String query, String body) {
    Route route =
        routes.stream().filter(one -> one.path().equals("/v1/" + path)).findFirst().orElseThrow();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    FakeRequest request = new FakeRequest(method, remainder, query, bytes);
    return content(Gate.ask(route, request, state));
  }

  private Content content(Answer answer) {
    if (answer instanceof Answer.Read<?> read) {
      return read(read);
    }
    if (answer instanceof Answer.Write write) {
      return write.render().apply(state.write(write.command(), write.payload()).join());
    }
    return ((Answer.Now) answer).content();
  }

  private <T> Content read(Answer.Read<T> read) {
    ReadResult<T> found = state.now(read.query());
    return read.render().apply(found.value());
  }
}
