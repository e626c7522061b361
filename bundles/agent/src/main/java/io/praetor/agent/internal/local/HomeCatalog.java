package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.CatalogChange.Register;
import io.praetor.agent.internal.local.CatalogChange.RemoveCheck;
import io.praetor.agent.internal.local.CatalogChange.RemoveService;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog as the HTTP API has it. */
final class HomeCatalog implements Catalog {

  private static final Logger LOG = LoggerFactory.getLogger(HomeCatalog.class);
  private static final Refusal GARBLED =
      reason -> new OperationFailedException("the catalog's answer makes no sense: " + reason);
  private static final String NO_LEADER = "No cluster leader";
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final DatacenterApi api;
  private final OwnNode node;
  private final Function<Purpose, String> tokens;
  private final Set<DatacenterApi.Call> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param tokens secrets of the agent's own tokens; empty for none
   */
  HomeCatalog(DatacenterApi api, OwnNode node, Function<Purpose, String> tokens) {
    this.tokens = tokens;
    this.api = api;
    this.node = node;
  }

  @Override
  public CompletableFuture<CatalogNode> read() {
    CompletableFuture<Object> services = get("/v1/catalog/node/");
    CompletableFuture<Object> checks = get("/v1/health/node/");
    return services.thenCombine(checks, this::node);
  }

  private CompletableFuture<Object> get(String path) {
    String name = URLEncoder.encode(node.name(), StandardCharsets.UTF_8).replace("+", "%20");
    ApiRequest request =
        new ApiRequest(
            "GET",
            path + name + "?stale",
            with(tokens.apply(Purpose.AGENT), new LinkedHashMap<>()),
            new byte[0],
            null);
    return ask(request)
        .thenApply(
            response -> {
              if (response.status() == FORBIDDEN) {
                LOG.warn("the catalog tells this agent nothing of its node: {}", reason(response));
              }
              if (response.status() != OK) {
                throw new OperationFailedException(reason(response));
              }
              return JsonTree.parse(response.body(), GARBLED);
            });
  }

  private CatalogNode node(Object known, Object checks) {
    Map<String, AgentService> services = new LinkedHashMap<>();
    boolean same = false;
    if (known instanceof Map<?, ?> members) {
      Fields answer = Fields.of("", Spelling.object(members), GARBLED);
      same = node.isSame(answer.object("Node", "Node"));
      answer
          .object("Services", "Services")
          .objects("NodeService")
          .forEach((id, one) -> services.put(id, ServiceReader.read(one, "Service", GARBLED)));
    }
    Map<String, AgentCheck> found = new LinkedHashMap<>();
    if (checks instanceof List<?>) {
      for (Fields check :
          Fields.of("", Map.of("Checks", checks), GARBLED).list("Checks", "HealthCheck")) {
        found.put(check.text("CheckID"), CheckTree.read(check));
      }
    }
    // Without that check it is not known as a member, as when somebody else has registered it.
    return new CatalogNode(same && found.containsKey(Registry.MEMBER_CHECK), services, found);
  }

  @Override
  public CompletableFuture<Reply> write(CatalogChange change) {
    boolean register = change instanceof Register;
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of("application/json"));
    with(token(change), headers);
    ApiRequest request =
        new ApiRequest(
            "PUT",
            register ? "/v1/catalog/register" : "/v1/catalog/deregister",
            headers,
            JsonText.of(body(change)).getBytes(StandardCharsets.UTF_8),
            null);
    return ask(request).thenApply(HomeCatalog::reply);
  }

  private String token(CatalogChange change) {
    if (change instanceof Register register) {
      return token(register.token(), register.substitute());
    }
    return change instanceof RemoveService service
        ? token(service.token(), Purpose.AGENT)
        : token(((RemoveCheck) change).token(), Purpose.AGENT);
  }

  private String token(String own, Purpose substitute) {
    return own.isEmpty() ? tokens.apply(substitute) : own;
  }

  private static Map<String, List<String>> with(String token, Map<String, List<String>> headers) {
    if (!token.isEmpty()) {
      headers.put("x-consul-token", List.of(token));
    }
    return headers;
  }

  private CompletableFuture<ApiResponse> ask(ApiRequest request) {
    DatacenterApi.Call call = api.ask("", request);
    underWay.add(call);
    return call.answer().whenComplete((answer, failure) -> underWay.remove(call));
  }

  @Override
  public void giveUp() {
    underWay.forEach(call -> call.cancel().run());
  }

  private Map<String, Object> body(CatalogChange change) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (change instanceof Register register) {
      node.describe(body);
      body.put("SkipNodeUpdate", register.nodeKnown());
      if (register.service() != null) {
        body.put("Service", ServiceTree.ofCatalog(register.service()));
      }
      body.put(
          "Checks",
          register.checks().stream().map(check -> CheckTree.of(check, node.name())).toList());
      return body;
    }
    body.put("Node", node.name());
    if (change instanceof RemoveService service) {
      body.put("ServiceID", service.id());
    } else if (change instanceof RemoveCheck check) {
      body.put("CheckID", check.id());
    }
    return body;
  }

  private static Reply reply(ApiResponse response) {
    if (response.status() == OK) {
      return Reply.DONE;
    }
    if (new String(response.body(), StandardCharsets.UTF_8).contains(NO_LEADER)) {
      throw new NoLeaderException();
    }
    LOG.warn("the catalog refused a registration of this agent: {}", reason(response));
    return response.status() == FORBIDDEN ? Reply.DENIED : Reply.REFUSED;
  }

  private static String reason(ApiResponse response) {
    return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }
}
