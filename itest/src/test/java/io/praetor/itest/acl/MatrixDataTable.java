package io.praetor.itest.acl;

/** The rows of {@link MatrixTable} about what the cluster keeps. */
final class MatrixDataTable {

  static final String ROWS =
      """
      GET /v1/catalog/connect/|mxcat|node:mxnode=read,service:mxcat=read|hides mxnode|
      GET /v1/catalog/datacenters|||open|
      PUT /v1/catalog/deregister||node:mxnode=write|403|{"Node":"mxnode"}
      GET /v1/catalog/gateway-services/|mxcat|service:mxcat=read|403|
      GET /v1/catalog/node-services/|mxnode|node:mxnode=read,service:mxcat=read|hides mxcat|
      GET /v1/catalog/node/|mxnode|node:mxnode=read,service:mxcat=read|hides mxcat|
      GET /v1/catalog/nodes||node:mxnode=read|hides mxnode|
      PUT /v1/catalog/register||node:mxn2=write|403|{"Node":"mxn2","Address":"127.0.0.9"}
      GET /v1/catalog/service/|mxcat|node:mxnode=read,service:mxcat=read|hides mxnode|
      GET /v1/catalog/services||node:mxnode=read,service:mxcat=read|hides mxcat|
      PUT /v1/config||service:mxweb=write|403|{"Kind":"service-defaults","Name":"mxweb","Protocol":"tcp"}
      PUT /v1/config||service:mxres=write,service:mxcat=read|403|{"Kind":"service-resolver","Name":"mxres","Redirect":{"Service":"mxcat"}}
      PUT /v1/config||operator=write|403|{"Kind":"terminating-gateway","Name":"mxgate"}
      DELETE /v1/config/|service-defaults/mxweb|service:mxweb=write|403|
      GET /v1/config/|service-defaults/mxweb|service:mxweb=read|403|
      GET /v1/config/|service-defaults|service:mxweb=read|hides mxweb|
      GET /v1/connect/intentions||intention:mxcat=read,intention:mxsrc=read|hides mxcat|
      POST /v1/connect/intentions||intention:mxd=write|403|{"SourceName":"mxs","DestinationName":"mxd","Action":"allow"}
      DELETE /v1/connect/intentions/|{intention}|intention:mxcat=write|403|
      GET /v1/connect/intentions/|{intention}|intention:mxcat=read,intention:mxsrc=read|403|
      PUT /v1/connect/intentions/|{intention}|intention:mxcat=write|403|{"SourceName":"mxsrc","DestinationName":"mxcat","Action":"deny"}
      GET /v1/connect/intentions/check|?source=mxsrc&destination=mxcat|service:mxcat=read|403|
      DELETE /v1/connect/intentions/exact|?source=mxsrc&destination=mxcat|intention:mxcat=write|403|
      GET /v1/connect/intentions/exact|?source=mxsrc&destination=mxcat|intention:mxcat=read,intention:mxsrc=read|403|
      PUT /v1/connect/intentions/exact|?source=mxs&destination=mxe|intention:mxe=write|403|{"Action":"allow"}
      GET /v1/connect/intentions/match|?by=destination&name=mxcat|intention:mxcat=read|403|
      GET /v1/coordinate/datacenters|||open|
      GET /v1/coordinate/node/|mxnode|node:mxnode=read|403|
      GET /v1/coordinate/nodes||node:mxnode=read|hides mxnode|
      PUT /v1/coordinate/update||node:mxnode=write|403|{"Node":"mxnode","Coord":{"Vec":[0,0,0,0,0,0,0,0],"Error":1.5,"Height":0.1}}
      GET /v1/discovery-chain/|mxcat|service:mxcat=read|403|
      POST /v1/discovery-chain/|mxcat|service:mxcat=read|403|{"OverrideConnectTimeout":"1s"}
      GET /v1/health/checks/|mxcat|node:mxnode=read,service:mxcat=read|hides mxcheck|
      GET /v1/health/connect/|mxcat|node:mxnode=read,service:mxcat=read|hides mxnode|
      GET /v1/health/ingress/|mxcat|node:mxnode=read,service:mxcat=read|empty mxnode|
      GET /v1/health/node/|mxnode|node:mxnode=read,service:mxcat=read|hides mxcheck|
      GET /v1/health/service/|mxcat|node:mxnode=read,service:mxcat=read|hides mxnode|
      GET /v1/health/state/|any|node:mxnode=read,service:mxcat=read|hides mxcheck|
      GET /v1/internal/address/|10.99.0.1|node:mxnode=read,service:mxcat=read|hides mxnode|
      PUT /v1/internal/ui/deregister|?node=mxnode&service=mxcat|node:mxnode=write,service:mxcat=write|403|
      GET /v1/internal/ui/gateway-intentions/|mxcat|service:mxcat=read|403|
      GET /v1/internal/ui/gateway-services-nodes/|mxcat|service:mxcat=read|403|
      GET /v1/internal/ui/health-history|?node=mxnode|node:mxnode=read,service:mxcat=read|hides mxcheck|
      GET /v1/internal/ui/locks|?prefix=mx|key:mx/lock=read|hides mx/lock|
      GET /v1/internal/ui/metrics-proxy/|x||open|
      GET /v1/internal/ui/node/|mxnode|node:mxnode=read,service:mxcat=read|hides mxcat|
      GET /v1/internal/ui/nodes||node:mxnode=read,service:mxcat=read|hides mxnode|
      GET /v1/internal/ui/service-topology/|mxcat|service:mxcat=read|403|
      GET /v1/internal/ui/services||node:mxnode=read,service:mxcat=read|hides mxcat|
      DELETE /v1/kv/|mx/a|key:mx/a=write|403|
      GET /v1/kv/|mx/a|key:mx/a=read|403|
      GET /v1/kv/|mx/?recurse|key:mx/a=read|hides mx/a|
      GET /v1/kv/|mx/?keys|key:mx/a=read|hides mx/a|
      PUT /v1/kv/|mx/a|key:mx/a=write|403|new
      GET /v1/query||query:mxq=read|hides mxq|
      POST /v1/query||query:mxq2=write|403|{"Name":"mxq2","Service":{"Service":"mxcat"}}
      DELETE /v1/query/|{query}|query:mxq=write|403|
      GET /v1/query/|{query}|query:mxq=read|403|
      GET /v1/query/|mxq/execute|node:mxnode=read,service:mxcat=read|hides mxnode|
      POST /v1/query/|{query}||open|{}
      PUT /v1/query/|{query}|query:mxq=write|403|{"Name":"mxq","Service":{"Service":"mxcat"}}
      PUT /v1/session/create||session:itest=write|403|{"Node":"itest"}
      PUT /v1/session/destroy/|{session}|session:itest=write|403|
      GET /v1/session/info/|{session}|session:itest=read|hides {session}|
      GET /v1/session/list||session:itest=read|hides {session}|
      GET /v1/session/node/|itest|session:itest=read|hides {session}|
      PUT /v1/session/renew/|{session}|session:itest=write|403|
      PUT /v1/txn||key:mx/a=write|409 Permission denied|[{"KV":{"Verb":"set","Key":"mx/a","Value":"eA=="}}]
      PUT /v1/txn||node:mxnode=write|409 Permission denied|[{"Node":{"Verb":"delete","Node":{"Node":"mxnode"}}}]
      PUT /v1/txn||service:mxcat=write|409 Permission denied|[{"Service":{"Verb":"set","Node":"mxnode","Service":{"ID":"mxcat","Service":"mxcat"}}}]
      PUT /v1/txn||service:mxcat=write|409 Permission denied|[{"Check":{"Verb":"set","Check":{"Node":"mxnode","CheckID":"mxcheck","Name":"mx","Status":"passing","ServiceID":"mxcat"}}}]
      PUT /v1/txn||node:mxnode=read|hides 10.99.0.1|[{"Node":{"Verb":"get","Node":{"Node":"mxnode"}}}]
      PUT /v1/txn||key:mx/a=read|hides aGlkZGVu|[{"KV":{"Verb":"get","Key":"mx/a"}}]
      """;

  private MatrixDataTable() {}
}
