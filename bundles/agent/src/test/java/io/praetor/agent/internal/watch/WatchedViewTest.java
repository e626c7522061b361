package io.praetor.agent.internal.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Views as Consul 1.10.11's command line printed them for the same data. */
class WatchedViewTest {

  private static String view(String type, String body) throws IOException {
    return view(type, body, 0);
  }

  private static String view(String type, String body, long seen) throws IOException {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return new String(new WatchedView(type).of(true, json, seen), StandardCharsets.UTF_8);
  }

  @Test
  void shouldShowAKey() throws IOException {
    String key =
        "{\"Key\":\"a\\u003c\",\"CreateIndex\":1,\"ModifyIndex\":2,\"LockIndex\":0,"
            + "\"Flags\":18446744073709551615,\"Value\":null,\"Session\":\"\"}";
    assertEquals(
        key,
        view(
            "key",
            "[{\"LockIndex\":0,\"Key\":\"a<\",\"Flags\":18446744073709551615,\"Value\":null,"
                + "\"CreateIndex\":1,\"ModifyIndex\":2,\"Other\":{}}]"));
    byte[] nothing = new WatchedView("key").of(false, new byte[0], 0);
    assertEquals("null", new String(nothing, StandardCharsets.UTF_8));
    assertEquals("[]", view("keyprefix", "[]"));
  }

  @Test
  void shouldShowServicesInOrder() throws IOException {
    assertEquals(
        "{\"a\":null,\"b\":[\"x\"],\"consul\":[]}",
        view("services", "{\"consul\":[],\"b\":[\"x\"],\"a\":null}"));
  }

  @Test
  void shouldShowChecks() throws IOException {
    assertEquals(
        "[{\"Node\":\"n\",\"CheckID\":\"serfHealth\",\"Name\":\"\",\"Status\":\"passing\","
            + "\"Notes\":\"\",\"Output\":\"\",\"ServiceID\":\"\",\"ServiceName\":\"\","
            + "\"ServiceTags\":[],\"Type\":\"\",\"Definition\":{\"Interval\":\"0s\","
            + "\"Timeout\":\"0s\",\"DeregisterCriticalServiceAfter\":\"0s\",\"HTTP\":\"\","
            + "\"Header\":null,\"Method\":\"\",\"Body\":\"\",\"TLSServerName\":\"\","
            + "\"TLSSkipVerify\":false,\"TCP\":\"\",\"GRPC\":\"\",\"GRPCUseTLS\":false},"
            + "\"CreateIndex\":1,\"ModifyIndex\":2}]",
        view(
            "checks",
            "[{\"Node\":\"n\",\"CheckID\":\"serfHealth\",\"Status\":\"passing\","
                + "\"ServiceTags\":[],\"Definition\":{},\"CreateIndex\":1,\"ModifyIndex\":2}]"));
  }

  @Test
  void shouldShowInstances() throws IOException {
    assertEquals(
        "[{\"Node\":{\"ID\":\"i\",\"Node\":\"n\",\"Address\":\"\",\"Datacenter\":\"\","
            + "\"TaggedAddresses\":{\"lan\":\"a\",\"wan\":\"b\"},\"Meta\":null,"
            + "\"CreateIndex\":0,\"ModifyIndex\":0},\"Service\":{\"ID\":\"s\","
            + "\"Service\":\"web\",\"Tags\":[],\"Meta\":{},\"Port\":80,\"Address\":\"\","
            + "\"Weights\":{\"Passing\":1,\"Warning\":1},\"EnableTagOverride\":false,"
            + "\"CreateIndex\":3,\"Proxy\":{\"MeshGateway\":{},\"Expose\":{}},"
            + "\"Connect\":{}},\"Checks\":[]}]",
        view(
            "service",
            "[{\"Node\":{\"ID\":\"i\",\"Node\":\"n\",\"TaggedAddresses\":{\"wan\":\"b\","
                + "\"lan\":\"a\"}},\"Service\":{\"ID\":\"s\",\"Service\":\"web\",\"Tags\":[],"
                + "\"Address\":\"\",\"Meta\":{},\"Port\":80,\"Weights\":{\"Passing\":1,"
                + "\"Warning\":1},\"Proxy\":{\"Mode\":\"\",\"MeshGateway\":{},\"Expose\":{}},"
                + "\"Connect\":{},\"CreateIndex\":3},\"Checks\":[]}]"));
  }

  @Test
  void shouldLeaveOutEventsThatWereSeen() throws IOException {
    String events =
        "[{\"ID\":\"00000000-0000-0001-0000-000000000000\",\"Name\":\"a\",\"Payload\":null,"
            + "\"Version\":1,\"LTime\":2},"
            + "{\"ID\":\"00000000-0000-0000-0000-000000000002\",\"Name\":\"b\",\"Payload\":\"eA==\","
            + "\"Version\":1,\"LTime\":3}]";
    String second =
        "{\"ID\":\"00000000-0000-0000-0000-000000000002\",\"Name\":\"b\",\"Payload\":\"eA==\","
            + "\"NodeFilter\":\"\",\"ServiceFilter\":\"\",\"TagFilter\":\"\",\"Version\":1,"
            + "\"LTime\":3}";
    assertEquals("[" + second + "]", view("event", events, 1));
    assertEquals("[]", view("event", events, 2));
    assertEquals(
        2,
        JsonTree.read(view("event", events, 77).getBytes(StandardCharsets.UTF_8))
                instanceof java.util.List<?> all
            ? all.size()
            : 0);
  }
}
