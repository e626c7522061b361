package io.praetor.catalog.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import org.junit.jupiter.api.Test;

/** Answers and texts are those that were recorded from Consul 1.10. */
class ConfigEndpointTest {

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client = new FakeClient(state, new ConfigEndpoint());

  @Test
  void shouldKeepEntries() {
    String web =
        "{'Kind':'service-defaults','Name':'web','Protocol':'http','TransparentProxy':{},"
            + "'MeshGateway':{},'Expose':{},'Meta':{'team':'a'},";
    String entry = "{'Kind':'service-defaults','Name':'web','Protocol':'HTTP','Meta':{'team':'a'}}";
    assertEquals("true", client.put("config", entry));
    assertEquals(
        web + "'CreateIndex':11,'ModifyIndex':11}", client.get("config/service-defaults/web"));
    assertEquals("true", client.put("config", entry), "nothing changes");
    assertEquals(
        "[" + web + "'CreateIndex':11,'ModifyIndex':11}]", client.get("config/service-defaults"));
    assertEquals(11, client.send("GET", "config/service-defaults", "").index());
    assertEquals("{}", client.delete("config/service-defaults/web"));
    assertEquals("{}", client.delete("config/service-defaults/web"));
    assertEquals(
        new FakeClient.Reply(
            404, "Config entry not found for 'service-defaults' / 'web'".replace('\'', '"'), 13),
        client.send("GET", "config/service-defaults/web", ""));
  }

  @Test
  void shouldCompareIndexes() {
    String entry = "{'Kind':'service-defaults','Name':'w','Protocol':'%s'}";
    assertEquals("false", client.put("config?cas=9", entry.formatted("tcp")));
    assertEquals("true", client.put("config?cas=0", entry.formatted("tcp")));
    assertEquals("false", client.put("config?cas=0", entry.formatted("http")));
    assertEquals("true", client.put("config?cas=12", entry.formatted("http")));
    assertEquals("true", client.put("config?cas=12", entry.formatted("http")), "there already");
    assertEquals("false", client.delete("config/service-defaults/w?cas=12"));
    assertEquals("true", client.delete("config/service-defaults/w?cas=14"));
    refused(
        OperationFailedException.class,
        "strconv.ParseUint: parsing \"abc\": invalid syntax",
        "PUT",
        "config?cas=abc",
        entry.formatted("tcp"));
  }

  /** Keys know no case, rules do. */
  @Test
  void shouldNeedTheRightOnTheNameThatAnEntryHas() {
    client.put("config", "{'Kind':'service-defaults','Name':'db','Protocol':'http'}");
    String entry = "{'Kind':'service-defaults','Name':'DB','Protocol':'tcp'}";
    String path = "config/service-defaults/DB";
    client.by(FakeAuthorizer.allowing("service:read \"DB\"", "service:write \"DB\""));
    assertThrows(ForbiddenException.class, () -> client.put("config", entry));
    assertThrows(ForbiddenException.class, () -> client.get(path));
    assertThrows(ForbiddenException.class, () -> client.delete(path));
    client.by(
        FakeAuthorizer.allowing(
            "service:read \"db\"",
            "service:write \"db\"",
            "service:read \"DB\"",
            "service:write \"DB\""));
    assertTrue(client.get(path).contains("'Name':'db'"));
    assertEquals("{}", client.delete(path));
    client.by(FakeAuthorizer.allowing("service:write \"DB\""));
    assertEquals("true", client.put("config", entry), "there is no other any more");
  }

  @Test
  void shouldKeepWhatProxiesAreTold() {
    client.put(
        "config",
        "{'Kind':'proxy-defaults','Name':'other','Config':{'protocol':'http','n':5,'f':1.5,"
            + "'nested':{'b':[1,2],'a':null}},'MeshGateway':{'Mode':'local'}}");
    assertEquals(
        "{'Kind':'proxy-defaults','Name':'global','Config':{'f':1.5,'n':5,'nested':{'a':null,"
            + "'b':[1,2]},'protocol':'http'},'TransparentProxy':{},'MeshGateway':{'Mode':'local'},"
            + "'Expose':{},'CreateIndex':11,'ModifyIndex':11}",
        client.get("config/proxy-defaults/global"));
    client.put("config", "{'kind':'proxy-defaults'}");
    assertEquals(
        "[{'Kind':'proxy-defaults','Name':'global','Config':null,'TransparentProxy':{},"
            + "'MeshGateway':{},'Expose':{},'CreateIndex':11,'ModifyIndex':12}]",
        client.get("config/"));
  }

  @Test
  void shouldUnderstandOtherSpellings() {
    client.put(
        "config",
        "{'Kind':'service-defaults','name':'w','external_sni':'e','upstream_config':{"
            + "'overrides':[{'name':'db','Protocol':'HTTP','connect_timeout_ms':'5',"
            + "'passive_health_check':{'interval':'10s'}}],'defaults':{'limits':{"
            + "'max_connections':3}}},'ModifyIndex':7}");
    assertEquals(
        "{'Kind':'service-defaults','Name':'w','Protocol':'','TransparentProxy':{},"
            + "'MeshGateway':{},'Expose':{},'ExternalSNI':'e','UpstreamConfig':{'Overrides':[{"
            + "'Name':'db','Protocol':'http','ConnectTimeoutMs':5,'PassiveHealthCheck':{"
            + "'Interval':10000000000},'MeshGateway':{}}],'Defaults':{'Limits':{"
            + "'MaxConnections':3},"
            + "'MeshGateway':{}}},'CreateIndex':11,'ModifyIndex':11}",
        client.get("config/service-defaults/w"));
  }

  @Test
  void shouldSortSources() {
    client.put(
        "config",
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'*','Action':'deny',"
            + "'Description':'no one else'},{'Name':'web','Action':'allow','Precedence':1}]}");
    assertEquals(
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'web','Action':'allow',"
            + "'Precedence':9,'Type':'consul'},{'Name':'*','Action':'deny','Precedence':8,"
            + "'Type':'consul','Description':'no one else'}],'CreateIndex':11,'ModifyIndex':11}",
        client.get("config/service-intentions/db"));
  }

  @Test
  void shouldWantProtocolsWithRequestsForPermissions() {
    String layered =
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'web','Permissions':[{"
            + "'Action':'allow','HTTP':{'PathPrefix':'/','Methods':['GET']}}]}]}";
    String text =
        "service \"db\" has protocol \"tcp\", which is incompatible with L7 intentions permissions";
    refused(OperationFailedException.class, text, "PUT", "config", layered);
    client.put("config", "{'Kind':'proxy-defaults','Config':{'protocol':'http'}}");
    assertEquals("true", client.put("config", layered));
    refused(OperationFailedException.class, text, "DELETE", "config/proxy-defaults/global", "");
    client.put("config", "{'Kind':'service-defaults','Name':'db','Protocol':'grpc'}");
    assertEquals("{}", client.delete("config/proxy-defaults/global"));
    refused(
        OperationFailedException.class,
        text,
        "PUT",
        "config",
        "{'Kind':'service-defaults','Name':'db','Protocol':'tcp'}");
  }

  @Test
  void shouldRefuseWhatCannotBeRead() {
    unreadable("EOF", "");
    unreadable("invalid character 'j' looking for beginning of value", "junk");
    unreadable("Payload does not contain a kind/Kind key at the top level", "{}");
    unreadable("Kind value in payload is not a string", "{'Kind':1}");
    unreadable("invalid config entry kind: nonsense", "{'Kind':'nonsense','Name':'x'}");
    unreadable(
        "1 error occurred:\n\t* invalid config key \"Unknown\"\n\n",
        "{'Kind':'service-defaults','Name':'x','Unknown':1}");
    unreadable(
        "1 error(s) decoding:\n\n* 'Expose' expected type 'struct', got unconvertible type 'bool'",
        "{'Kind':'service-defaults','Name':'x','Expose':true}");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    failed("Name is required", "{'Kind':'service-defaults'}");
    failed(
        "service-defaults name must be the name of a service, and not a wildcard",
        "{'Kind':'service-defaults','Name':'*'}");
    failed("At least one source is required", intentions(""));
    failed("Sources[0].Name is required", intentions("{'Action':'allow'}"));
    failed(
        "Sources[0].Action must be set to 'allow' or 'deny'",
        intentions("{'Name':'a','Action':'perhaps'}"));
    failed(
        "Sources[1] defines \"a\" more than once",
        intentions("{'Name':'a','Action':'allow'},{'Name':'a','Action':'deny'}"));
    failed(
        "Sources[0].Name: wildcard character '*' cannot be used with partial values",
        intentions("{'Name':'a*','Action':'allow'}"));
    failed(
        "Sources[0].LegacyMeta must be omitted",
        intentions("{'Name':'a','Action':'allow','LegacyMeta':{'a':'b'}}"));
    failed(
        "Sources[0].Permissions[0].HTTP.PathExact doesn't start with '/': \"x\"",
        intentions("{'Name':'a','Permissions':[{'Action':'deny','HTTP':{'PathExact':'x'}}]}"));
    failed(
        "Sources[0].Action must be omitted if Permissions are specified",
        intentions("{'Name':'a','Action':'deny','Permissions':[{'Action':'deny'}]}"));
  }

  @Test
  void shouldKnowNoOtherKinds() {
    refused(OperationFailedException.class, "invalid config entry kind: x", "GET", "config/x", "");
    refused(
        OperationFailedException.class, "invalid config entry kind: x", "GET", "config/x/y", "");
    refused(
        InvalidRequestException.class, "invalid config entry kind: x", "DELETE", "config/x/y", "");
    assertEquals(
        new FakeClient.Reply(404, "Must provide both a kind and name to delete", 0),
        client.send("DELETE", "config/service-defaults", ""));
  }

  private static String intentions(String sources) {
    return "{'Kind':'service-intentions','Name':'x','Sources':[" + sources + "]}";
  }

  private void unreadable(String reason, String body) {
    String text = "Bad request: Request decoding failed: " + reason;
    refused(InvalidRequestException.class, text, "PUT", "config", body);
  }

  private void failed(String text, String body) {
    refused(OperationFailedException.class, text, "PUT", "config", body);
  }

  private void refused(
      Class<? extends PlatformException> type,
      String text,
      String method,
      String path,
      String body) {
    PlatformException refusal = assertThrows(type, () -> client.send(method, path, body));
    assertEquals(text, refusal.getMessage());
  }
}
