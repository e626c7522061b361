/** What an agent counts: handles for those who count, and a whiteboard for those who know. */
@Export
@Version("1.0.0")
package io.praetor.api.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
