package io.praetor.catalog.internal.intention;

import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.config.ServiceIntentions;
import io.praetor.format.go.ErrorList;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What requests say of intentions. */
record IntentionBody(Fields fields) {

  static IntentionBody parse(byte[] body, Refusal refusal) {
    return new IntentionBody(
        Fields.of("Intention", body, refusal)
            .only(
                "ID",
                "Description",
                "SourceNS",
                "SourceName",
                "DestinationNS",
                "DestinationName",
                "SourceType",
                "Action",
                "Permissions",
                "DefaultAddr",
                "DefaultPort",
                "Meta",
                "Precedence",
                "CreatedAt",
                "UpdatedAt",
                "Hash",
                "CreateIndex",
                "ModifyIndex"));
  }

  String id() {
    return fields.text("ID");
  }

  String sourceName() {
    return fields.text("SourceName");
  }

  String destinationName() {
    return fields.text("DestinationName");
  }

  Map<String, String> meta() {
    return fields.pairs("Meta");
  }

  /** The source of an entry that this is, as JSON. */
  String source(String name) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("Name", name);
    source.put("Action", fields.text("Action"));
    source.put("Permissions", fields.any("Permissions"));
    source.put("Type", fields.text("SourceType"));
    source.put("Description", fields.text("Description"));
    return JsonText.of(ServiceIntentions.source(source));
  }

  /** The same in the older way: with an id and times. */
  String legacySource(String id, String now) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("Name", sourceName());
    source.put("Action", fields.text("Action"));
    source.put("LegacyID", id);
    source.put("Type", fields.text("SourceType"));
    source.put("Description", fields.text("Description"));
    source.put("LegacyMeta", fields.pairs("Meta"));
    source.put("LegacyCreateTime", now);
    source.put("LegacyUpdateTime", now);
    return JsonText.of(ServiceIntentions.source(source));
  }

  /** Refuses what the older way does not allow. */
  void checkLegacy() {
    List<String> errors = new ArrayList<>();
    named(errors, "SourceName", sourceName());
    named(errors, "DestinationName", destinationName());
    String action = fields.text("Action");
    if (!action.equals("allow") && !action.equals("deny")) {
      errors.add("Action must be set to 'allow' or 'deny'");
    }
    if (fields.any("Permissions") instanceof List<?> permissions && !permissions.isEmpty()) {
      errors.add("Permissions must not be set when using the legacy APIs");
    }
    String type = fields.text("SourceType");
    if (!type.isEmpty() && !type.equals("consul")) {
      errors.add("SourceType must be set to 'consul'");
    }
    if (!errors.isEmpty()) {
      throw new OperationFailedException(ErrorList.text(errors));
    }
  }

  private static void named(List<String> errors, String member, String name) {
    if (name.isEmpty()) {
      errors.add(member + " must be set");
    } else if (!name.equals("*") && name.contains("*")) {
      errors.add(member + ": wildcard character '*' cannot be used with partial values");
    }
  }
}
