package io.praetor.catalog.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.acl.FakeAuthorizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind takes, keeps and refuses; texts are those that Consul 1.10 was heard to say. */
class ConfigKindsTest {

  private final FakeClient client = new FakeClient(CatalogState.empty(), new ConfigEndpoint());

  @BeforeEach
  void speakHttp() {
    client.put("config", "{'Kind':'proxy-defaults','Config':{'protocol':'http'}}");
  }

  @Test
  void shouldKeepResolvers() {
    kept(
        "service-resolver/web",
        "{'Kind':'service-resolver','Name':'web','default_subset':'v1','Subsets':{'v2':{"
            + "'only_passing':true},'v1':{'Filter':'a == 1'}},'Failover':{'*':{'Service':'b',"
            + "'Datacenters':['dc2']}},'connect_timeout':'90s','LoadBalancer':{'Policy':'maglev',"
            + "'hash_policies':[{'Field':'cookie','FieldValue':'c','cookie_config':{"
            + "'TTL':'5s'}}]}}",
        "{'Kind':'service-resolver','Name':'web','ConnectTimeout':'1m30s','DefaultSubset':'v1',"
            + "'Subsets':{'v1':{'Filter':'a == 1'},'v2':{'OnlyPassing':true}},'Failover':{'*':{"
            + "'Service':'b','Datacenters':['dc2']}},'LoadBalancer':{'Policy':'maglev',"
            + "'HashPolicies':[{'Field':'cookie','FieldValue':'c','CookieConfig':{"
            + "'TTL':5000000000}}]},");
    kept(
        "service-resolver/lb",
        "{'Kind':'service-resolver','Name':'lb','LoadBalancer':{}}",
        "{'Kind':'service-resolver','Name':'lb','LoadBalancer':{},");
  }

  @Test
  void shouldKeepSplitters() {
    kept(
        "service-splitter/web",
        "{'Kind':'service-splitter','Name':'web','Splits':[{'Weight':33.333},{'Weight':'66.67',"
            + "'Service':'b'}]}",
        "{'Kind':'service-splitter','Name':'web','Splits':[{'Weight':33.33},{'Weight':66.67,"
            + "'Service':'b'}],");
  }

  @Test
  void shouldKeepRouters() {
    kept(
        "service-router/web",
        "{'Kind':'service-router','Name':'web','Routes':[{'Match':{'HTTP':{'path_prefix':'/a',"
            + "'Methods':['get'],'query_param':[{'Name':'q','Present':true}],'Header':[{"
            + "'Name':'x','Exact':'1','Invert':true}]}},'Destination':{'Service':'b',"
            + "'prefix_rewrite':'/','request_timeout':'5s','retry_on_status_codes':[500,503]}},"
            + "{'Match':{},'Destination':{}},{'Match':{'HTTP':{}}},{}]}",
        "{'Kind':'service-router','Name':'web','Routes':[{'Match':{'HTTP':{'PathPrefix':'/a',"
            + "'Header':[{'Name':'x','Exact':'1','Invert':true}],'QueryParam':[{'Name':'q',"
            + "'Present':true}],'Methods':['GET']}},'Destination':{'RequestTimeout':'5s',"
            + "'Service':'b','PrefixRewrite':'/','RetryOnStatusCodes':[500,503]}},{'Match':{},"
            + "'Destination':{}},{'Match':{'HTTP':{}}},{}],");
    kept(
        "service-router/none",
        "{'Kind':'service-router','Name':'none','Routes':[]}",
        "{'Kind':'service-router','Name':'none','Routes':[],");
  }

  @Test
  void shouldKeepGateways() {
    kept(
        "ingress-gateway/in",
        "{'Kind':'ingress-gateway','Name':'in','TLS':{'Enabled':true},'Listeners':[{'Port':80,"
            + "'Protocol':'HTTP','Services':[{'Name':'*'},{'Name':'web','Hosts':['*.a.b']}]}]}",
        "{'Kind':'ingress-gateway','Name':'in','TLS':{'Enabled':true},'Listeners':[{'Port':80,"
            + "'Protocol':'http','Services':[{'Name':'*','Hosts':null},{'Name':'web',"
            + "'Hosts':['*.a.b']}]}],");
    kept(
        "ingress-gateway/bare",
        "{'Kind':'ingress-gateway','Name':'bare'}",
        "{'Kind':'ingress-gateway','Name':'bare','TLS':{'Enabled':false},'Listeners':null,");
    kept(
        "terminating-gateway/out",
        "{'Kind':'terminating-gateway','Name':'out','Services':[{'Name':'old','ca_file':'/c',"
            + "'SNI':'s'},{'Name':'*'}]}",
        "{'Kind':'terminating-gateway','Name':'out','Services':[{'Name':'old','CAFile':'/c',"
            + "'SNI':'s'},{'Name':'*'}],");
  }

  @Test
  void shouldKeepTheOnlyEntryOfTheMesh() {
    kept(
        "mesh/mesh",
        "{'Kind':'mesh'}",
        "{'Kind':'mesh','TransparentProxy':{'MeshDestinationsOnly':false},");
    String text = "1 error occurred:\n\t* invalid config key \"Name\"\n\n";
    unreadable(text, "{'Kind':'mesh','Name':'mesh'}");
  }

  @Test
  void shouldKeepWhatServicesSayOfThoseTheyConnectTo() {
    kept(
        "service-defaults/l",
        "{'Kind':'service-defaults','Name':'l','UpstreamConfig':{'Defaults':{'Limits':{"
            + "'MaxConnections':3,'MaxPendingRequests':0}},'Overrides':[{'Name':'a',"
            + "'ConnectTimeoutMs':-4,'Limits':{},'PassiveHealthCheck':{}}]}}",
        "{'Kind':'service-defaults','Name':'l','Protocol':'','TransparentProxy':{},"
            + "'MeshGateway':{},'Expose':{},'UpstreamConfig':{'Overrides':[{'Name':'a',"
            + "'Limits':{},'PassiveHealthCheck':{},'MeshGateway':{}}],'Defaults':{'Limits':{"
            + "'MaxConnections':3,'MaxPendingRequests':0},'MeshGateway':{}}},");
    failed(
        """
        3 errors occurred:
        \t* error in upstream override for a: 2 errors occurred:
        \t* passive health check interval cannot be negative
        \t* max connections cannot be negative


        \t* error in upstream override for *: Wildcard name is not supported
        \t* error in upstream defaults: Name must be empty

        """,
        "{'Kind':'service-defaults','Name':'l','UpstreamConfig':{'Defaults':{'Name':'x'},"
            + "'Overrides':[{'Name':'a','Limits':{'MaxConnections':-3,'MaxPendingRequests':-1},"
            + "'PassiveHealthCheck':{'Interval':'-1s'}},{'Name':'*'}]}}");
  }

  @Test
  void shouldRefuseResolvers() {
    resolver("DefaultSubset \"none\" is not a valid subset", "'DefaultSubset':'none'");
    resolver("Subset defined with empty name", "'Subsets':{'':{}}");
    resolver(
        "Subset \"V1\" is invalid: must be 63 characters or fewer, begin or end with lower case"
            + " alphanumeric characters, and contain lower case alphanumeric characters or '-' in"
            + " between",
        "'Subsets':{'V1':{}}");
    resolver("Redirect is empty", "'Redirect':{}");
    resolver(
        "Redirect.ServiceSubset defined without Redirect.Service",
        "'Redirect':{'ServiceSubset':'a'}");
    resolver(
        "Redirect and Failover cannot both be set",
        "'Redirect':{'Service':'y'},'Failover':{'*':{'Service':'z'}}");
    resolver(
        "Bad Failover[\"*\"] one of Service, ServiceSubset, Namespace, or Datacenters is required",
        "'Failover':{'*':{}}");
    resolver("Bad Failover[\"v1\"]: not a valid subset", "'Failover':{'v1':{'Service':'z'}}");
    resolver(
        "Bad Failover[\"*\"].ServiceSubset \"v\" is not a valid subset of \"\"",
        "'Failover':{'*':{'ServiceSubset':'v'}}");
    resolver(
        "Bad Failover[\"*\"].Datacenters: found empty datacenter",
        "'Failover':{'*':{'Datacenters':['']}}");
    resolver("Bad ConnectTimeout '-1s', must be >= 0", "'ConnectTimeout':'-1s'");
    unreadable(
        "1 error(s) decoding:\n\n"
            + "* error decoding 'ConnectTimeout': time: invalid duration \"soon\"",
        "{'Kind':'service-resolver','Name':'x','ConnectTimeout':'soon'}");
  }

  @Test
  void shouldRefuseLoadBalancers() {
    balancer("policy: \"fancy\" is not supported", "'Policy':'fancy'");
    balancer(
        "configuration. RingHashConfig specified for incompatible load balancing policy \"\"",
        "'RingHashConfig':{}");
    balancer(
        "configuration: HashPolicies specified for non-hash-based Policy: \"random\"",
        "'Policy':'random','HashPolicies':[{'SourceIP':true}]");
    String maglev = "'Policy':'maglev','HashPolicies':[{%s}]";
    balancer("HashPolicy[0]: \"f\" is not a supported field", maglev.formatted("'Field':'f'"));
    balancer(
        "HashPolicy[0]: A single hash policy cannot hash both a source address and a \"header\"",
        maglev.formatted("'Field':'header','SourceIP':true"));
    balancer(
        "HashPolicy[0]: Field \"header\" was specified without a FieldValue",
        maglev.formatted("'Field':'header'"));
    balancer(
        "HashPolicy[0]: cookie_config provided for \"header\"",
        maglev.formatted("'Field':'header','FieldValue':'x','CookieConfig':{}"));
    balancer(
        "HashPolicy[0]: a session cookie cannot have an associated TTL",
        maglev.formatted(
            "'Field':'cookie','FieldValue':'x','CookieConfig':{'Session':true,'TTL':'1s'}"));
  }

  @Test
  void shouldRefuseSplitters() {
    splitter("no splits configured", "");
    splitter("the sum of all split weights must be 100, not 50.000000", "{'Weight':50}");
    splitter(
        "a split weight must be from 0 to 100, not -50.0",
        "{'Weight':-50},{'Weight':150,'Service':'db'}");
    splitter(
        "split destination occurs more than once: service=\"x\", subset=\"\", namespace=\"\"",
        "{'Weight':50},{'Weight':50}");
    unreadable(
        "1 error(s) decoding:\n\n* cannot parse 'Splits[0].Weight' as float: strconv.ParseFloat:"
            + " parsing \"x\": invalid syntax",
        "{'Kind':'service-splitter','Name':'x','Splits':[{'Weight':'x'}]}");
  }

  @Test
  void shouldRefuseRouters() {
    router(
        "Route[0] PathPrefix doesn't start with '/': \"no\"",
        "'Match':{'HTTP':{'PathPrefix':'no'}}");
    router(
        "Route[0] should only contain at most one of PathExact, PathPrefix, or PathRegex",
        "'Match':{'HTTP':{'PathExact':'/a','PathPrefix':'/b'}}");
    router(
        "Route[0] Header[0] missing required Name field",
        "'Match':{'HTTP':{'Header':[{'Exact':'v'}]}}");
    router(
        "Route[0] QueryParam[0] should only contain one of Present, Exact, or Regex",
        "'Match':{'HTTP':{'QueryParam':[{'Name':'q'}]}}");
    router(
        "Route[0] Methods contains \"GET\" more than once",
        "'Match':{'HTTP':{'Methods':['GET','get']}}");
    router(
        "Route[0] Methods contains an invalid method \"X\"", "'Match':{'HTTP':{'Methods':['x']}}");
    router(
        "Route[0] cannot make use of PrefixRewrite without configuring either PathExact or"
            + " PathPrefix",
        "'Destination':{'PrefixRewrite':'/'}");
  }

  @Test
  void shouldRefuseGateways() {
    listeners("No service declared for listener with port 0", "{'Port':0}");
    listeners(
        "Wildcard service name is only valid for protocol = 'http' (listener on port 80)",
        "{'Port':80,'Services':[{'Name':'*'}]}");
    listeners(
        "protocol must be 'tcp', 'http', 'http2', or 'grpc'. 'weird' is an unsupported protocol",
        "{'Port':80,'Protocol':'weird','Services':[{'Name':'a'}]}");
    listeners(
        "port 80 declared on two listeners",
        "{'Port':80,'Services':[{'Name':'a'}]},{'Port':80,'Services':[{'Name':'b'}]}");
    listeners(
        "Host \"a..b\" must be a valid DNS hostname",
        "{'Port':80,'Protocol':'http','Services':[{'Name':'a','Hosts':['a..b']}]}");
    listeners(
        "Host \"b.*\" is not valid, a wildcard specifier is only allowed as the leftmost label",
        "{'Port':80,'Protocol':'http','Services':[{'Name':'a','Hosts':['*.a','b.*']}]}");
    outward("Service name cannot be blank.", "{'Name':''}");
    outward(
        "Service \"a\" was specified more than once within a namespace",
        "{'Name':'a'},{'Name':'a'}");
    outward(
        "Service \"a\" must have a CertFile, CAFile, and KeyFile specified for TLS origination",
        "{'Name':'a','CertFile':'c'}");
    failed(
        "failed inserting config entry: object missing primary index",
        "{'Kind':'ingress-gateway'}");
    unreadable(
        "1 error occurred:\n\t* invalid config key \"Listeners[0].Services[0].Namespace\","
            + " namespaces are a consul enterprise feature\n\n",
        "{'Kind':'ingress-gateway','Name':'x','Listeners':[{'Services':[{'Namespace':'n'}]}]}");
  }

  @Test
  void shouldLeadOnlyToServicesThatTheCallerMayRead() {
    String entry = "{'Kind':'service-resolver','Name':'web','Redirect':{'Service':'secret'}}";
    client.by(FakeAuthorizer.allowing("service:read \"web\"", "service:write \"web\""));
    assertThrows(ForbiddenException.class, () -> client.put("config", entry));
    client.by(
        FakeAuthorizer.allowing(
            "service:read \"web\"", "service:write \"web\"", "service:read \"secret\""));
    assertEquals("true", client.put("config", entry));
    String gateway = "{'Kind':'terminating-gateway','Name':'web'}";
    assertThrows(ForbiddenException.class, () -> client.put("config", gateway));
  }

  private void kept(String path, String given, String expected) {
    assertEquals("true", client.put("config", given));
    String answer = client.get("config/" + path);
    assertEquals(expected, answer.substring(0, answer.indexOf("'CreateIndex'")));
    client.put("config", answer);
    assertEquals(answer, client.get("config/" + path), "an answer is the entry itself");
  }

  private void resolver(String text, String members) {
    failed(text, "{'Kind':'service-resolver','Name':'x'," + members + "}");
  }

  private void balancer(String text, String members) {
    resolver("Bad LoadBalancer " + text, "'LoadBalancer':{" + members + "}");
  }

  private void splitter(String text, String splits) {
    failed(text, "{'Kind':'service-splitter','Name':'x','Splits':[" + splits + "]}");
  }

  private void router(String text, String route) {
    failed(text, "{'Kind':'service-router','Name':'x','Routes':[{" + route + "}]}");
  }

  private void listeners(String text, String listeners) {
    failed(text, "{'Kind':'ingress-gateway','Name':'x','Listeners':[" + listeners + "]}");
  }

  private void outward(String text, String services) {
    failed(text, "{'Kind':'terminating-gateway','Name':'x','Services':[" + services + "]}");
  }

  private void unreadable(String reason, String body) {
    refused(InvalidRequestException.class, "Bad request: Request decoding failed: " + reason, body);
  }

  private void failed(String text, String body) {
    refused(OperationFailedException.class, text, body);
  }

  private void refused(Class<? extends PlatformException> type, String text, String body) {
    PlatformException refusal = assertThrows(type, () -> client.put("config", body));
    assertEquals(text, refusal.getMessage());
  }
}
