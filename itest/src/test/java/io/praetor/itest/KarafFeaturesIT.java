package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.karaf.features.Feature;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The features for Karaf name what the distribution has, all of it, in the versions that it has.
 */
class KarafFeaturesIT {

  private static final String SCHEMA = "/org/apache/karaf/features/karaf-features-1.2.1.xsd";

  /** What every Karaf brings along, or installs as a feature of its own. */
  private static final List<String> OF_KARAF =
      List.of(
          "org.apache.felix.scr-",
          "org.apache.felix.configadmin-",
          "org.apache.felix.gogo.runtime-",
          "org.apache.felix.gogo.command-",
          "org.apache.felix.gogo.shell-");

  private static final Set<String> FEATURES_OF_KARAF = Set.of("scr");

  private final Path file = AgentProcess.home().resolve("etc/karaf/features.xml");

  @Test
  void shouldKeepToTheSchema() throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Feature.class.getResource(SCHEMA))
        .newValidator()
        .validate(new StreamSource(file.toFile()));
  }

  @Test
  void shouldNameEveryBundleInItsVersion() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (String directory : List.of("bundles", "plugins")) {
      try (Stream<Path> jars = Files.list(AgentProcess.home().resolve(directory))) {
        jars.map(jar -> jar.getFileName().toString())
            .filter(jar -> OF_KARAF.stream().noneMatch(jar::startsWith))
            .forEach(shipped::add);
      }
    }
    Set<String> named = new TreeSet<>();
    for (Element bundle : elements("bundle")) {
      String[] parts = bundle.getTextContent().strip().replaceFirst("^mvn:", "").split("/");
      named.add(parts[1] + "-" + parts[2] + ".jar");
    }
    assertEquals(shipped, named);
  }

  @Test
  void shouldReferToFeaturesThatThereAre() throws IOException {
    Set<String> defined = new TreeSet<>(FEATURES_OF_KARAF);
    Set<String> referred = new TreeSet<>();
    for (Element feature : elements("feature")) {
      if (feature.hasAttribute("name")) {
        defined.add(feature.getAttribute("name"));
      } else {
        referred.add(feature.getTextContent().strip());
      }
    }
    referred.removeAll(defined);
    assertEquals(Set.of(), referred);
  }

  private List<Element> elements(String name) throws IOException {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      Document document = parsers.newDocumentBuilder().parse(file.toFile());
      NodeList nodes = document.getElementsByTagName(name);
      List<Element> elements = new ArrayList<>();
      for (int at = 0; at < nodes.getLength(); at++) {
        elements.add((Element) nodes.item(at));
      }
      return elements;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }
}
