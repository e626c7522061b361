package io.praetor.config.internal.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.config.internal.AgentConfigurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies beside those that Consul 1.10's client was seen to send for the same files. Ours also have
 * what that client loses on the way.
 */
class ServiceBodyTest {

  @TempDir Path directory;

  @Test
  void shouldSendAServiceWithEverythingThatItSays() throws IOException {
    assertBodies(
        """
        services {
          id = "a1" name = "alpha" port = 81 address = "10.0.0.1" tags = ["x", "y"] token = "secret"
          meta { b = "2" a = "1" } enable_tag_override = true weights { passing = 5 }
          tagged_addresses { lan { address = "1.1.1.1" port = 3 } wan { address = "2.2.2.2" } }
          check {
            id = "c1" name = "web" http = "http://x/" method = "POST" header { A = ["b", "c"] }
            interval = "90s" timeout = "1500ms" tls_skip_verify = true status = "passing"
          }
          checks = [ { args = ["a", "b"] interval = "1h" service_id = "other" },
                     { ttl = "30s" deregister_critical_service_after = "10m" } ]
        }
        """,
        """
        {"ID":"a1","Name":"alpha","Tags":["x","y"],"Port":81,"Address":"10.0.0.1",\
        "TaggedAddresses":{"lan":{"Address":"1.1.1.1","Port":3},"wan":{"Address":"2.2.2.2"}},\
        "EnableTagOverride":true,"Meta":{"a":"1","b":"2"},"Weights":{"Passing":5,"Warning":1},\
        "Checks":[{"CheckID":"c1","Name":"web","Interval":"1m30s","Timeout":"1.5s","HTTP":"http://x/",\
        "Header":{"A":["b","c"]},"Method":"POST","Status":"passing","TLSSkipVerify":true},\
        {"ScriptArgs":["a","b"],"Interval":"1h0m0s"},\
        {"TTL":"30s","DeregisterCriticalServiceAfter":"10m0s"}],\
        "Token":"secret"}""");
  }

  @Test
  void shouldSendASidecar() throws IOException {
    assertBodies(
        """
        service {
          name = "side"
          connect { sidecar_service {
            port = 22
            proxy {
              upstreams = [{ destination_name = "db" local_bind_port = 99 }]
              config { a = 1 b { c = "d" } }
            }
          } }
        }
        """,
        """
        {"Name":"side","Weights":{"Passing":1,"Warning":1},"Connect":{"SidecarService":\
        {"Port":22,"Weights":{"Passing":1,"Warning":1},"Proxy":{"Config":{"a":1,"b":{"c":"d"}},\
        "Upstreams":[{"DestinationType":"service","DestinationName":"db","LocalBindPort":99}]}}}}""");
  }

  @Test
  void shouldTakeAnUnknownKindForNone() throws IOException {
    assertBodies(
        "services = [{ name = \"a\" kind = \"x\" }, { name = \"b\" kind = \"mesh-gateway\" }]",
        "{\"Name\":\"a\",\"Weights\":{\"Passing\":1,\"Warning\":1}}",
        "{\"Kind\":\"mesh-gateway\",\"Name\":\"b\",\"Weights\":{\"Passing\":1,\"Warning\":1}}");
  }

  @Test
  void shouldNeedNothingThatMakesAnAgent() throws IOException {
    assertBodies("check { name = \"x\" }");
  }

  private void assertBodies(String hcl, String... bodies) throws IOException {
    Path file = Files.writeString(directory.resolve("a.hcl"), hcl);
    AgentConfigurations.Services found = AgentConfigurations.services(List.of(file.toString()));
    assertEquals(Optional.empty(), found.outcome().error());
    assertEquals(List.of(bodies), found.bodies().stream().map(ServiceBody::json).toList());
  }
}
