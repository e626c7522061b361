package io.praetor.itest.acl;

import io.praetor.itest.harness.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the examples of the matrix ask for, and whether it is still as it was. */
final class MatrixWorld {

  private static final String[] STATE = {
    "/v1/kv/?recurse",
    "/v1/catalog/nodes",
    "/v1/health/state/any",
    "/v1/catalog/services",
    "/v1/agent/services",
    "/v1/agent/checks",
    "/v1/session/list",
    "/v1/event/list",
    "/v1/query",
    "/v1/connect/intentions",
    "/v1/connect/ca/roots",
    "/v1/connect/ca/configuration",
    "/v1/config/service-defaults",
    "/v1/acl/tokens",
    "/v1/acl/policies",
    "/v1/acl/roles",
    "/v1/acl/auth-methods",
    "/v1/acl/binding-rules",
    "/v1/operator/autopilot/configuration",
    "/v1/operator/raft/configuration"
  };

  /** Coordinates are written every five seconds. */
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Asks for a certificate of {@code mxweb}; it belongs to a key that is nowhere. */
  private static final String SIGNING_REQUEST =
      "{\"CSR\": \"-----BEGIN CERTIFICATE REQUEST-----\\n"
          + "MIIBFjCBvQIBADAQMQ4wDAYDVQQDDAVteHdlYjBZMBMGByqGSM49AgEGCCqGSM49\\n"
          + "AwEHA0IABI0oZ/5ssVLv9pyVgBLf4DILfSt8wXtMwM2tWhwaYZKZvZVZKn/upFTf\\n"
          + "Xc5oBKL0IksXbbkgfV8OzeDdi/4WwOOgSzBJBgkqhkiG9w0BCQ4xPDA6MDgGA1Ud\\n"
          + "EQQxMC+GLXNwaWZmZTovL3guY29uc3VsL25zL2RlZmF1bHQvZGMvZGMxL3N2Yy9t\\n"
          + "eHdlYjAKBggqhkjOPQQDAgNIADBFAiBFZL0rEVB1Lq8udt/G13GFD7neIN91H9t9\\n"
          + "soUl449SdQIhAMqHifb42Bsjpk1dlHBJ+MnXQMdIdm7tG/UwQXpLywHm\\n"
          + "-----END CERTIFICATE REQUEST-----\\n\"}";

  /** The same for the node {@code mxnode}. */
  private static final String NODE_REQUEST =
      "{\"CSR\": \"-----BEGIN CERTIFICATE REQUEST-----\\n"
          + "MIIBGTCBwAIBADARMQ8wDQYDVQQDDAZteG5vZGUwWTATBgcqhkjOPQIBBggqhkjO\\n"
          + "PQMBBwNCAASYHlXEjokx1Uhibkv+TGsjuzlG3eewCPXpz7QQLT5X5PAvTwluXqln\\n"
          + "426G7BrdNZC+vC9VB5kDm+5f0IAGkaAmoE0wSwYJKoZIhvcNAQkOMT4wPDA6BgNV\\n"
          + "HREEMzAxhi9zcGlmZmU6Ly94LmNvbnN1bC9hZ2VudC9jbGllbnQvZGMvZGMxL2lk\\n"
          + "L214bm9kZTAKBggqhkjOPQQDAgNIADBFAiA5l+0vhroczm4xK5+xZ8XOrNi08BmV\\n"
          + "C+VY58NoPPgoyAIhAKIwr1PGQV0BViFmoCOPJuPwmBxKGZ7RwMgWO9XAD1X8\\n"
          + "-----END CERTIFICATE REQUEST-----\\n\"}";

  private final GuardedAgent agent;
  private final Map<String, String> ids = new LinkedHashMap<>();

  MatrixWorld(GuardedAgent agent) {
    this.agent = agent;
    ids.put("uuid", "11111111-2222-3333-4444-555555555555");
    String token = agent.made("PUT", "/v1/acl/token", "{\"Description\": \"mx\"}");
    ids.put("token", GuardedAgent.accessorOf(token));
    made("old", "PUT", "/v1/acl/create", "{\"Name\": \"mx\"}");
    made("policy", "PUT", "/v1/acl/policy", "{\"Name\": \"mx-shown\"}");
    ids.put("address", agent.process().address());
    ids.put("csr", SIGNING_REQUEST);
    ids.put("nodecsr", NODE_REQUEST);
    ids.put("key", "pUqJrVyVRj5jsiYEkM/tFQYfWyJIv4s3XkvMwy7Cu5s=");
  }

  /** Makes whatever is missing of it. */
  MatrixWorld settle() {
    agent.made("PUT", "/v1/kv/mx/a", "hidden");
    String service =
        """
        {"Node": "mxnode", "Address": "10.99.0.1",
         "Service": {"Service": "mxcat", "Connect": {"Native": true}},
         "Check": {"Node": "mxnode", "CheckID": "mxcheck", "Name": "mx", "Status": "passing",
                   "ServiceID": "mxcat"}}
        """;
    agent.made("PUT", "/v1/catalog/register", service.replace("passing", "critical"));
    agent.made("PUT", "/v1/catalog/register", service);
    String place =
        "{\"Node\": \"mxnode\", \"Coord\": {\"Vec\": [0,0,0,0,0,0,0,0], \"Error\": 1.5}}";
    agent.made("PUT", "/v1/coordinate/update", place);
    String local =
        "{\"Name\": \"mxweb\", \"Check\": {\"CheckID\": \"mxlocalcheck\", \"TTL\": \"1h\"}}";
    agent.made("PUT", "/v1/agent/service/register", local);
    agent.made("PUT", "/v1/agent/maintenance?enable=false", "");
    agent.made("PUT", "/v1/event/fire/mxevent", "");
    String entry = "{\"Kind\": \"service-defaults\", \"Name\": \"mxweb\", \"Protocol\": \"http\"}";
    agent.made("PUT", "/v1/config", entry);
    made("session", "PUT", "/v1/session/create", "{\"Node\": \"itest\"}");
    agent.made("DELETE", "/v1/kv/mx/lock", "");
    agent.made("PUT", "/v1/kv/mx/lock?acquire=" + ids.get("session"), "");
    agent.ask("DELETE", "/v1/query/" + ids.get("query"), GuardedAgent.ROOT, "");
    String query = "{\"Name\": \"mxq\", \"Service\": {\"Service\": \"mxcat\"}}";
    made("query", "POST", "/v1/query", query);
    String pair = "?source=mxsrc&destination=mxcat";
    agent.ask("DELETE", "/v1/connect/intentions/exact" + pair, GuardedAgent.ROOT, "");
    String intention =
        "{\"SourceName\": \"mxsrc\", \"DestinationName\": \"mxcat\", \"Action\": \"allow\"}";
    made("intention", "POST", "/v1/connect/intentions", intention);
    return this;
  }

  /** Waits for what takes its time to be seen by those who may. */
  MatrixWorld settleFully() {
    settle();
    for (Map.Entry<String, String> slow :
        Map.of(
                "/v1/coordinate/nodes", "mxnode",
                "/v1/internal/ui/health-history?node=mxnode", "mxcheck")
            .entrySet()) {
      Deadline deadline = new Deadline(SOON, slow.getKey());
      while (!agent.made("GET", slow.getKey(), "").contains(slow.getValue())) {
        deadline.pause();
      }
    }
    return this;
  }

  private void made(String name, String method, String path, String body) {
    ids.put(name, GuardedAgent.idOf(agent.made(method, path, body)));
  }

  MatrixRow fill(MatrixRow row) {
    return row.with(ids);
  }

  /** All of it, by the path under which it is read. */
  Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    for (String path : STATE) {
      state.put(path, agent.made("GET", path, ""));
    }
    return state;
  }
}
