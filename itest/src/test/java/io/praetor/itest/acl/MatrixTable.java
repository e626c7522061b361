package io.praetor.itest.acl;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row or more for every method of every route: method and route, the example asked for (the
 * route itself when empty), the rules that let it in, how a refusal shows, the body. See {@link
 * MatrixRow#parse}. A route with an exclamation mark ends the token, the agent, or never: who may
 * asks for it with a token of its own when nothing else is left to ask.
 */
final class MatrixTable {

  private static final String ACCESS =
      """
      PUT /v1/acl/auth-method||acl=write|403|{"Name":"mx-new"}
      DELETE /v1/acl/auth-method/|mx-none|acl=write|403|
      GET /v1/acl/auth-method/|mx-none|acl=read|403|
      PUT /v1/acl/auth-method/|mx-none|acl=write|403|{}
      GET /v1/acl/auth-methods||acl=read|403|
      PUT /v1/acl/binding-rule||acl=write|403|{}
      DELETE /v1/acl/binding-rule/|{uuid}|acl=write|403|
      GET /v1/acl/binding-rule/|{uuid}|acl=read|403|
      PUT /v1/acl/binding-rule/|{uuid}|acl=write|403|{}
      GET /v1/acl/binding-rules||acl=read|403|
      PUT /v1/acl/bootstrap|||open|
      PUT /v1/acl/clone/|{old}|acl=write|403|
      PUT /v1/acl/create||acl=write|403|{"Name":"mx"}
      PUT /v1/acl/destroy/|{uuid}|acl=write|403|
      GET /v1/acl/info/|{uuid}||open|
      GET /v1/acl/list||acl=write|403|
      POST /v1/acl/login|||open|{"AuthMethod":"none","BearerToken":"x"}
      POST /v1/acl/logout|||open|
      GET /v1/acl/policies||acl=read|403|
      PUT /v1/acl/policy||acl=write|403|{"Name":"mx-policy"}
      DELETE /v1/acl/policy/|{uuid}|acl=write|403|
      GET /v1/acl/policy/|{policy}|acl=read|403|
      PUT /v1/acl/policy/|{uuid}|acl=write|403|{"Name":"mx"}
      GET /v1/acl/policy/name/|global-management|acl=read|403|
      GET /v1/acl/replication|||open|
      PUT /v1/acl/role||acl=write|403|{"Name":"mx-role"}
      DELETE /v1/acl/role/|{uuid}|acl=write|403|
      GET /v1/acl/role/|{uuid}|acl=read|403|
      PUT /v1/acl/role/|{uuid}|acl=write|403|{"Name":"mx"}
      GET /v1/acl/role/name/|mx|acl=read|403|
      GET /v1/acl/roles||acl=read|403|
      POST /v1/acl/rules/translate||acl=read|403|key "" { policy = "read" }
      GET /v1/acl/rules/translate/|{token}|acl=read|403|
      GET /v1/acl/templated-policies||acl=read|403|
      GET /v1/acl/templated-policy/name/|builtin/service|acl=read|403|
      POST /v1/acl/templated-policy/preview/|builtin/service|acl=read|403|{"Name":"mx"}
      PUT /v1/acl/token||acl=write|403|{"Description":"mx"}
      DELETE /v1/acl/token/|{uuid}|acl=write|403|
      GET /v1/acl/token/|{token}|acl=read|403|
      PUT /v1/acl/token/|{uuid}|acl=write|403|{}
      !DELETE /v1/acl/token/self||acl=write|403|
      GET /v1/acl/token/self|||open|
      !PUT /v1/acl/token/self||acl=write|403|{}
      GET /v1/acl/tokens||acl=read|403|
      PUT /v1/acl/update||acl=write|403|{"ID":"{uuid}"}
      PUT /v1/agent/token/|default|agent:itest=write|403|{"Token":""}
      POST /v1/internal/acl/authorize|||open|[]
      GET /v1/internal/acl/entitlement|||open|
      POST /v1/internal/acl/explain|||open|{}
      GET /v1/internal/acl/replica/policies||acl=read|403|
      GET /v1/internal/acl/replica/roles||acl=read|403|
      GET /v1/internal/acl/replica/tokens||acl=write|403|
      """;

  private static final String AGENT =
      """
      PUT /v1/agent/check/deregister/|mxlocalcheck|service:mxweb=write|403|
      PUT /v1/agent/check/fail/|mxlocalcheck|service:mxweb=write|403|
      PUT /v1/agent/check/pass/|mxlocalcheck|service:mxweb=write|403|
      PUT /v1/agent/check/register||node:itest=write|403|{"Name":"mxnew","TTL":"1h"}
      PUT /v1/agent/check/register||service:mxweb=write|403|{"Name":"mxn","TTL":"1h","ServiceID":"mxweb"}
      PUT /v1/agent/check/update/|mxlocalcheck|service:mxweb=write|403|{"Status":"critical"}
      PUT /v1/agent/check/warn/|mxlocalcheck|service:mxweb=write|403|
      GET /v1/agent/checks||service:mxweb=read|hides mxlocalcheck|
      PUT /v1/agent/force-leave/|mxgone|operator=write|403|
      GET /v1/agent/health/service/id/|mxweb|service:mxweb=read|403|
      GET /v1/agent/health/service/name/|mxweb|service:mxweb=read|403|
      GET /v1/agent/host||operator=read|403|
      PUT /v1/agent/join/|{address}|agent:itest=write|403|
      !PUT /v1/agent/leave||agent:itest=write|403|
      PUT /v1/agent/maintenance|?enable=true|node:itest=write|403|
      GET /v1/agent/members||node:itest=read|hides itest|
      GET /v1/agent/metrics||agent:itest=read|403|
      !GET /v1/agent/monitor||agent:itest=read|403|
      GET /v1/agent/plugin/|mx|operator=read|403|
      PUT /v1/agent/plugin/|mx|operator=write|403|
      GET /v1/agent/plugins||operator=read|403|
      PUT /v1/agent/plugins||operator=write|403|x
      PUT /v1/agent/reload||agent:itest=write|403|
      GET /v1/agent/self||agent:itest=read|403|
      GET /v1/agent/service/|mxweb|service:mxweb=read|403|
      PUT /v1/agent/service/deregister/|mxweb|service:mxweb=write|403|
      PUT /v1/agent/service/maintenance/|mxweb?enable=true|service:mxweb=write|403|
      PUT /v1/agent/service/register||service:mxnew=write|403|{"Name":"mxnew"}
      GET /v1/agent/services||service:mxweb=read|hides mxweb|
      GET /v1/agent/version||agent:itest=read|403|
      POST /v1/agent/connect/authorize||service:mxweb=write|403|{"Target":"mxweb","ClientCertURI":"spiffe://x.consul/ns/default/dc/dc1/svc/mxsrc"}
      GET /v1/agent/connect/ca/leaf/|mxweb|service:mxweb=write|403|
      GET /v1/agent/connect/ca/roots|||open|
      GET /v1/connect/ca/configuration||operator=read|403|
      !PUT /v1/connect/ca/configuration||operator=write|403|{"Provider":"consul","Config":{}}
      GET /v1/connect/ca/roots|||open|
      PUT /v1/internal/connect/agent||node:mxnode=write|403|{nodecsr}
      PUT /v1/internal/connect/sign||service:mxweb=write|403|{csr}
      PUT /v1/event/fire/|mxevent|event:mxevent=write|403|
      GET /v1/event/list||event:mxevent=read|hides mxevent|
      DELETE /v1/internal/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      GET /v1/internal/keyring||keyring=read|500 Reading keyring denied by ACLs|
      POST /v1/internal/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      PUT /v1/internal/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      DELETE /v1/operator/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      GET /v1/operator/keyring||keyring=read|500 Reading keyring denied by ACLs|
      POST /v1/operator/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      PUT /v1/operator/keyring||keyring=write|500 Modifying keyring denied due to ACLs|{"Key":"{key}"}
      GET /v1/operator/autopilot/configuration||operator=read|403|
      PUT /v1/operator/autopilot/configuration||operator=write|403|{"CleanupDeadServers":false}
      GET /v1/operator/autopilot/health||operator=read|403|
      GET /v1/operator/autopilot/state||operator=read|403|
      GET /v1/operator/raft/configuration||operator=read|403|
      DELETE /v1/operator/raft/peer|?address=127.9.9.9:8300|operator=write|403|
      POST /v1/operator/raft/transfer-leader||operator=write|403|
      PUT /v1/operator/raft/transfer-leader||operator=write|403|
      GET /v1/snapshot||acl=write|403|
      PUT /v1/snapshot||acl=write|403|x
      GET /v1/status/leader|||open|
      GET /v1/status/peers|||open|
      """;

  /** All rows, those that change nothing first. */
  static List<MatrixRow> rows() {
    return Stream.of(ACCESS, AGENT, MatrixDataTable.ROWS)
        .flatMap(String::lines)
        .map(MatrixRow::parse)
        .sorted(Comparator.comparing(row -> !row.method().equals("GET")))
        .toList();
  }

  private MatrixTable() {}
}
