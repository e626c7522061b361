/**
 * HTTP endpoints: routes that any bundle adds to the agent's API. They inherit limits, consistency,
 * blocking queries, errors and formatting.
 */
@Export
@Version("1.0.0")
package io.praetor.spi.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
