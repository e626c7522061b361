package io.praetor.txn.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Texts and members are those that were recorded from Consul 1.10. */
class TransactionEndpointTest {

  private static final String META =
      ",\"Index\":1,\"LastContact\":7000000,\"KnownLeader\":true,\"ConsistencyLevel\":\"\","
          + "\"NotModified\":false,\"Backend\":0}";
  private static final String READ = "{\"KV\": {\"Do\": \"read\"}}";
  private static final String WRITE = "{\"KV\": {\"Do\": \"write\"}}";

  private final Kinds kinds = new Kinds();
  private Authorizer caller = Authorizer.UNLIMITED;
  private final Route route = new TransactionEndpoint(kinds, 512).routes().get(0);
  private final MemoryState state =
      new MemoryState(Map.of(Commands.TRANSACTION, new TransactionReplay()));

  TransactionEndpointTest() {
    kinds.add("KV", new FakeKind("KV"), 0, 1);
    kinds.add("Node", new FakeKind("Node"), 0, 2);
  }

  @Test
  void shouldWriteAndTellResultsInOrder() {
    Content content =
        send(
            "[%s, {\"node\": {\"Do\": \"write\", \"Times\": 2}}, %s]"
                .formatted(WRITE, "{\"KV\": {\"Do\": \"write\", \"Times\": 0}}"));
    assertEquals(200, content.status());
    assertEquals(Map.of(), content.headers());
    assertEquals(
        "{\"Results\":[{\"KV\":\"write:1\"},{\"Node\":\"write:2\"},{\"Node\":\"write:2\"}],"
            + "\"Errors\":null}",
        json(content));
    assertEquals(1, state.writes());
  }

  @Test
  void shouldBindWhatWritesToTheAgentThatPassedItOn() {
    String body = "[%s, {\"Node\": {\"Do\": \"write\"}}]".formatted(READ);
    FakeRequest request = FakeRequest.of("PUT", "", "", body).through("web-1");
    Answer.Write write =
        (Answer.Write)
            Gate.through(route.handlers().get("PUT").handle(request), state, Authorizer.UNLIMITED);
    byte[] result = state.write(write.command(), write.payload()).join();
    assertEquals(
        "{\"Results\":[{\"KV\":\"read:1\"},{\"Node\":\"write@web-1:1\"}],\"Errors\":null}",
        json(write.render().apply(result)));
  }

  @Test
  void shouldWriteAsSoonAsOneOperationDoes() {
    assertInstanceOf(Answer.Write.class, handle("[" + READ + "," + WRITE + "]"));
    assertInstanceOf(Answer.ReadOnce.class, handle("[" + READ + "," + READ + "]"));
  }

  @Test
  void shouldTellEveryRefusalOfAWrite() {
    Content content =
        send(
            "[{\"KV\": {\"Do\": \"refuse\"}}, %s, {\"Node\": {\"Do\": \"refuse\"}}]"
                .formatted(WRITE));
    assertEquals(409, content.status());
    assertEquals(
        "{\"Results\":null,\"Errors\":[{\"OpIndex\":0,\"What\":\"refuse:1\"},"
            + "{\"OpIndex\":2,\"What\":\"refuse:1\"}]}",
        json(content));
  }

  @Test
  void shouldReadWithoutTheLogAndTellHow() {
    Content content = send("[" + READ + "]");
    assertEquals(200, content.status());
    assertEquals(
        Map.of("X-Consul-Knownleader", "true", "X-Consul-Lastcontact", "7"), content.headers());
    assertEquals("{\"Results\":[{\"KV\":\"read:1\"}],\"Errors\":null" + META, json(content));
    assertEquals(0, state.writes());
  }

  @Test
  void shouldTellRefusalsOfReadsTheSameWay() {
    Content content = send("[{\"KV\": {\"Do\": \"refuse-read\"}}]");
    assertEquals(409, content.status());
    assertEquals(
        "{\"Results\":null,\"Errors\":[{\"OpIndex\":0,\"What\":\"refuse-read:1\"}]" + META,
        json(content));
  }

  @Test
  void shouldPassOverElementsWithoutAnOperation() {
    String nothing = "{\"Results\":[],\"Errors\":null" + META;
    assertEquals(nothing, json(send("[]")));
    assertEquals(nothing, json(send("null")));
    assertEquals(nothing, json(send("[{}, null, {\"KV\": null}]")));
    Content content = send("[{}, {\"KV\": {\"Do\": \"refuse\"}}]");
    assertEquals(
        "{\"Results\":null,\"Errors\":[{\"OpIndex\":0,\"What\":\"refuse:1\"}]}", json(content));
  }

  @Test
  void shouldTakeTheFirstOfSeveralOperationsInOneElement() {
    Content content =
        send("[{\"Node\": {\"Do\": \"read\", \"Times\": 2}, \"KV\": {\"Do\": \"read\"}}]");
    assertEquals("{\"Results\":[{\"KV\":\"read:1\"}],\"Errors\":null" + META, json(content));
  }

  @Test
  void shouldRefuseBodiesThatAreNoOperations() {
    assertMalformed("EOF", "");
    assertMalformed("unexpected EOF", "[{");
    assertMalformed(
        "json: cannot unmarshal object into Go value of type api.TxnOps", "{\"KV\": {}}");
    assertMalformed("json: cannot unmarshal number into Go value of type api.TxnOp", "[5]");
    assertMalformed(
        "json: cannot unmarshal string into Go struct field TxnOp.KV of type api.KVTxnOp",
        "[{\"KV\": \"x\"}]");
    assertMalformed("json: unknown field \"Nothing\"", "[{\"Nothing\": {}}]");
    assertMalformed("json: unknown field \"Nothing\"", "[{\"Nothing\": null, \"KV\": {}}]");
    assertMalformed("cannot do null", "[{\"KV\": {}}]");
    assertMalformed("cannot do 1.5", "[{\"KV\": {\"Do\": 1.5}}]");
    assertMalformed("cannot do 18446744073709551615", "[{\"KV\": {\"Do\": 18446744073709551615}}]");
    assertMalformed("cannot do [1, {a=true}]", "[{\"KV\": {\"Do\": [1, {\"a\": true}]}}]");
  }

  @Test
  void shouldRefuseNestingWithoutEnd() {
    String deep = "[".repeat(100_000);
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> handle(deep));
    assertEquals("Failed to parse body: ", refusal.getMessage().substring(0, 22));
  }

  @Test
  void shouldTellThatAKindIsAway() {
    assertThrows(UnavailableException.class, () -> handle("[{\"Check\": {\"Do\": \"read\"}}]"));
  }

  @Test
  void shouldLimitTheNumberOfOperations() {
    assertEquals(200, send(operations(TransactionBody.MAX_OPERATIONS)).status());
    PayloadTooLargeException refusal =
        assertThrows(PayloadTooLargeException.class, () -> handle(operations(65)));
    assertEquals("Transaction contains too many operations (65 > 64)", refusal.getMessage());
  }

  @Test
  void shouldLimitTheBody() {
    assertEquals(
        new Route.BodyLimit(512, "https://www.consul.io/docs/agent/options.html#txn_max_req_len"),
        route.bodyLimit());
  }

  /** These bytes are in logs. */
  @Test
  void shouldEncodeOperationsForTheState() {
    Answer.Write write = (Answer.Write) handle("[" + WRITE + "," + READ + "]");
    assertEquals(Commands.TRANSACTION, write.command());
    assertArrayEquals(
        HexFormat.of().parseHex("0102" + "6307" + "77726974653a31" + "6306" + "726561643a31"),
        write.payload());
  }

  @Property(tries = 500)
  void shouldUnderstandOrRefuseAnyBytes(@ForAll @Size(max = 40) byte[] garbage) {
    handleOrRefuse(garbage);
  }

  @Property(tries = 500)
  void shouldUnderstandOrRefuseDamagedBodies(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] body =
        ("[" + READ + ", {\"Node\": {\"Do\": \"write\", \"A\": [1, 2.5e3, null]}}]")
            .getBytes(StandardCharsets.UTF_8);
    body[random.nextInt(body.length)] = (byte) random.nextInt();
    handleOrRefuse(Arrays.copyOf(body, 1 + random.nextInt(body.length)));
  }

  private void handleOrRefuse(byte[] body) {
    try {
      route.handlers().get("PUT").handle(new FakeRequest("PUT", "", "", body));
    } catch (PlatformException e) {
      assertEquals("Failed to parse body: ", e.getMessage().substring(0, 22));
    }
  }

  private static String operations(int count) {
    return "[" + String.join(",", Collections.nCopies(count, WRITE)) + "]";
  }

  private void assertMalformed(String reason, String body) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> handle(body));
    assertEquals("Failed to parse body: " + reason, refusal.getMessage());
  }

  @Test
  void shouldCarryOutNothingOfWhatACallerMayNotDo() {
    caller = FakeAuthorizer.allowing("key:write \"write\"", "key:read \"KV\"");
    String denied = "{\"KV\": {\"Do\": \"refuse\"}}";
    Content content = send("[" + WRITE + "," + denied + "]");
    assertEquals(409, content.status());
    assertEquals(
        "{\"Results\":null,\"Errors\":[{\"OpIndex\":1,\"What\":\"Permission denied\"}]}",
        json(content));
    assertEquals(0, state.writes());
    assertEquals(200, send("[" + WRITE + "]").status());
  }

  @Test
  void shouldLeaveOutResultsThatACallerMayNotSee() {
    caller = FakeAuthorizer.allowing("key:read \"KV\"");
    String hidden = "{\"Node\": {\"Do\": \"read\"}}";
    assertEquals(
        "{\"Results\":[{\"KV\":\"read:1\"}],\"Errors\":null" + META,
        json(send("[" + READ + "," + hidden + "]")));
  }

  @Test
  void shouldRefuseToCompareWhatACallerMayNotSee() {
    caller = FakeAuthorizer.allowing();
    Content content = send("[" + READ + ",{\"KV\": {\"Do\": \"refuse-read\"}}]");
    assertEquals(409, content.status());
    assertEquals(
        "{\"Results\":null,\"Errors\":[{\"OpIndex\":1,\"What\":\"Permission denied\"}]" + META,
        json(content));
  }

  private Answer handle(String body) {
    Answer answer =
        route.handlers().get("PUT").handle(FakeRequest.of("PUT", "", "", body).by(caller));
    return Gate.through(answer, state, caller);
  }

  private Content send(String body) {
    Answer answer = handle(body);
    if (answer instanceof Answer.Now now) {
      return now.content();
    }
    if (answer instanceof Answer.Write write) {
      return write.render().apply(state.write(write.command(), write.payload()).join());
    }
    return read((Answer.ReadOnce<?>) answer);
  }

  private <T> Content read(Answer.ReadOnce<T> read) {
    ReadResult<T> found = state.now(read.query());
    return read.render().apply(new ReadResult<>(found.value(), found.index(), true, 7));
  }

  private static String json(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }
}
