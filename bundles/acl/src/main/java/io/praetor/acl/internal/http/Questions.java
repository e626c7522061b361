package io.praetor.acl.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.Verdict;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What somebody wants to know whether they may, as a body asks it. */
final class Questions {

  /** As Consul's. */
  private static final int MAX_QUESTIONS = 64;

  private final List<Question> questions;

  private Questions(List<Question> questions) {
    this.questions = questions;
  }

  /** One of them, as it was asked. */
  private record Question(String resource, String access, String segment) {

    Permission permission() {
      Resource found = null;
      for (Resource one : Resource.values()) {
        found = one.text().equals(resource) ? one : found;
      }
      if (found == null) {
        throw Body.bad("Invalid ACL resource requested: " + GoText.quoted(resource));
      }
      return Permission.of(found, level(), segment);
    }

    private Access level() {
      for (Access one : Access.values()) {
        if (one.text().equals(access.toLowerCase(Locale.ROOT))) {
          return one;
        }
      }
      throw Body.bad(GoText.quoted(access) + " is not a valid access level");
    }

    Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("Resource", resource);
      if (!segment.isEmpty()) {
        tree.put("Segment", segment);
      }
      tree.put("Access", access);
      return tree;
    }
  }

  static Questions of(byte[] body) {
    Object tree = JsonTree.parse(body, Questions::undecodable);
    if (tree == null) {
      return new Questions(List.of());
    }
    if (!(tree instanceof List<?> asked)) {
      throw undecodable("json: cannot unmarshal into Go value of type []structs.ACLAuthorization");
    }
    if (asked.size() > MAX_QUESTIONS) {
      throw Body.bad("Refusing to process more than " + MAX_QUESTIONS + " authorizations at once");
    }
    List<Question> questions = new ArrayList<>();
    for (Object one : asked) {
      Fields fields = fields(one);
      questions.add(
          new Question(fields.text("Resource"), fields.text("Access"), fields.text("Segment")));
    }
    questions.forEach(Question::permission);
    return new Questions(questions);
  }

  private static Fields fields(Object one) {
    if (!(one instanceof Map<?, ?> members)) {
      throw undecodable("json: cannot unmarshal into Go value of type structs.ACLAuthorization");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    members.forEach((name, value) -> named.put((String) name, value));
    return Fields.of("ACLAuthorizationRequest", named, Questions::undecodable);
  }

  private static InvalidRequestException undecodable(String reason) {
    return Body.bad("Failed to decode request body: " + reason);
  }

  /** Yes or no to each. */
  List<Object> allowed(Authorizer caller) {
    List<Object> answers = new ArrayList<>();
    for (Question question : questions) {
      Map<String, Object> answer = question.tree();
      answer.put("Allow", caller.allows(question.permission()));
      answers.add(answer);
    }
    return answers;
  }

  /** To each, which rule says so. */
  List<Object> explained(Authorizer caller) {
    List<Object> answers = new ArrayList<>();
    for (Question question : questions) {
      Verdict verdict = caller.explain(question.permission());
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("Resource", question.resource());
      answer.put("Access", question.access());
      answer.put("Segment", question.segment());
      answer.put("Allow", verdict.allowed());
      answer.put("Rule", verdict.rule());
      answer.put("Policy", verdict.policy());
      answer.put("PolicyID", verdict.policyId());
      answer.put("Via", verdict.via());
      answer.put("Default", verdict.byDefault());
      answers.add(answer);
    }
    return answers;
  }
}
