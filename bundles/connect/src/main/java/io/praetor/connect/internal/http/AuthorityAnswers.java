package io.praetor.connect.internal.http;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.connect.internal.ca.Issued;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.command.RootsQuery;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What answers look like. Functions of reads are constants: equal waiting reads share them. */
final class AuthorityAnswers {

  static final Function<RootsQuery.Found, Content> ROOTS =
      found -> {
        CaConfigurationRow configuration = begun(found);
        return Content.json(out -> roots(out, configuration.clusterId(), found.roots()));
      };

  /** As RFC 8555, 9.1, calls it. */
  static final Function<RootsQuery.Found, Content> PEM =
      found -> {
        begun(found);
        StringBuilder text = new StringBuilder();
        for (CaRootRow root : found.roots()) {
          text.append(root.certificate());
          root.intermediates().forEach(text::append);
        }
        return new Content(
            200,
            Map.of("Content-Type", "application/pem-certificate-chain"),
            new Content.Bytes(text.toString().getBytes(StandardCharsets.US_ASCII)));
      };

  static final Function<RootsQuery.Found, Content> CONFIGURATION =
      found -> {
        CaConfigurationRow configuration = begun(found);
        return Content.json(out -> configuration(out, configuration));
      };

  private AuthorityAnswers() {}

  /** For the agent that asked, which keeps the key. */
  static Content issued(Issued issued) {
    return Content.json(out -> issued(out, issued));
  }

  /**
   * All that an agent needs to be one.
   *
   * @param authorities PEM of those that servers trust by their configuration
   * @param verifyServerName whether servers prove themselves by name
   */
  static Content handedOut(
      Issued issued, RootsQuery.Found found, List<String> authorities, boolean verifyServerName) {
    CaConfigurationRow configuration = begun(found);
    return Content.json(
        out -> {
          out.beginObject();
          issued(out.name("IssuedCert"), issued);
          roots(out.name("ConnectCARoots"), configuration.clusterId(), found.roots());
          out.name("ManualCARoots").beginArray();
          authorities.forEach(out::value);
          out.endArray();
          out.name("VerifyServerHostname").value(verifyServerName);
          out.endObject();
        });
  }

  private static void issued(JsonWriter out, Issued issued) {
    out.beginObject();
    out.name("SerialNumber").value(issued.serialNumber());
    out.name("CertPEM").value(issued.certificates());
    SpiffeId id = issued.id();
    if (id instanceof SpiffeId.Service service) {
      out.name("Service").value(service.service());
      out.name("ServiceURI").value(id.uri());
    } else if (id instanceof SpiffeId.Agent agent) {
      out.name("Agent").value(agent.node());
      out.name("AgentURI").value(id.uri());
    }
    out.name("RootID").value(issued.rootId());
    out.name("ValidAfter").value(issued.begin().toString());
    out.name("ValidBefore").value(issued.end().toString());
    out.name("CreateIndex").value(issued.index());
    out.name("ModifyIndex").value(issued.index());
    out.endObject();
  }

  private static CaConfigurationRow begun(RootsQuery.Found found) {
    if (found.configuration() == null) {
      throw new OperationFailedException("CA has not finished initializing");
    }
    return found.configuration();
  }

  private static void roots(JsonWriter out, String clusterId, List<CaRootRow> roots) {
    out.beginObject();
    String active =
        roots.stream().filter(CaRootRow::active).map(CaRootRow::id).findFirst().orElse("");
    out.name("ActiveRootID").value(active);
    out.name("TrustDomain").value(SpiffeId.ofCluster(clusterId).host());
    out.name("Roots").beginArray();
    roots.forEach(root -> root(out, root));
    out.endArray().endObject();
  }

  private static void root(JsonWriter out, CaRootRow root) {
    out.beginObject();
    out.name("ID").value(root.id());
    out.name("Name").value(root.name());
    out.name("SerialNumber").value(root.serialNumber());
    out.name("SigningKeyID").value(root.signingKeyId());
    out.name("ExternalTrustDomain").value(root.clusterId());
    out.name("NotBefore").value(time(root.notBeforeMillis()));
    out.name("NotAfter").value(time(root.notAfterMillis()));
    out.name("RootCert").value(root.certificate());
    out.name("IntermediateCerts");
    if (root.intermediates().isEmpty()) {
      out.nullValue();
    } else {
      out.beginArray();
      root.intermediates().forEach(out::value);
      out.endArray();
    }
    out.name("Active").value(root.active());
    out.name("PrivateKeyType").value(root.keyType());
    out.name("PrivateKeyBits").value(root.keyBits());
    out.name("CreateIndex").value(root.createIndex());
    out.name("ModifyIndex").value(root.modifyIndex());
    out.endObject();
  }

  private static void configuration(JsonWriter out, CaConfigurationRow row) {
    out.beginObject();
    out.name("Provider").value(row.provider());
    JsonTree.write(out.name("Config"), JsonText.tree(row.config()));
    out.name("State").nullValue();
    out.name("ForceWithoutCrossSigning").value(row.withoutCrossSigning());
    out.name("CreateIndex").value(row.createIndex());
    out.name("ModifyIndex").value(row.modifyIndex());
    out.endObject();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
