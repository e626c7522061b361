package io.praetor.acl.internal.http;

import io.praetor.acl.internal.decide.BuiltinTemplate;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/acl/templated-policies} and {@code /v1/acl/templated-policy}. */
final class TemplateEndpoint {

  private static final String SCHEMA =
      "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}, \"required\":"
          + " [\"name\"]}";

  private TemplateEndpoint() {}

  static List<Route> routes(AclRoutes routes) {
    return List.of(
        routes.route(
            "/v1/acl/templated-policies", Map.of("GET", AclRoutes.READ.then(request -> list()))),
        routes.route(
            "/v1/acl/templated-policy/name/",
            Map.of("GET", AclRoutes.READ.then(TemplateEndpoint::read))),
        routes.route(
            "/v1/acl/templated-policy/preview/",
            Map.of("POST", AclRoutes.READ.then(TemplateEndpoint::preview))));
  }

  private static Answer list() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (BuiltinTemplate template : BuiltinTemplate.values()) {
      all.put(template.title(), tree(template));
    }
    return new Answer.Now(AclJson.content(all));
  }

  private static Answer read(HttpRequest request) {
    BuiltinTemplate template = BuiltinTemplate.of(request.remainder());
    if (template == null) {
      throw Body.bad("Invalid templated policy Name: " + request.remainder());
    }
    return new Answer.Now(AclJson.content(tree(template)));
  }

  private static Answer preview(HttpRequest request) {
    BuiltinTemplate template = BuiltinTemplate.of(request.remainder());
    if (template == null) {
      throw Body.bad("templated policy " + GoText.quoted(request.remainder()) + " does not exist");
    }
    String name = template.hasName() ? name(request.body()) : "";
    Body.checkVariable(template, name);
    return new Answer.Now(
        AclJson.content(AclJson.policy(SyntheticPolicy.of(template, name, List.of()))));
  }

  private static String name(byte[] body) {
    return Fields.of(
            "ACLTemplatedPolicyVariables",
            body,
            reason ->
                new InvalidRequestException(
                    "Bad request: Failed to decode request body: " + reason))
        .text("Name");
  }

  private static Map<String, Object> tree(BuiltinTemplate template) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("TemplateName", template.title());
    tree.put("Schema", template.hasName() ? SCHEMA : "");
    tree.put("Template", template.template());
    tree.put("Description", template.description());
    return tree;
  }
}
