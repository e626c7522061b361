/** Nodes, services and checks as the state keeps them. */
@Export
@Version("1.0.0")
package io.praetor.api.catalog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
