/** Where the names of nodes, services and prepared queries lead. */
@Export
@Version("1.0.0")
package io.praetor.api.discovery;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
