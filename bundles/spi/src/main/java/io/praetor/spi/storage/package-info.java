/**
 * Storage engines: where the state rests between restarts. Implemented by third parties; a plugin
 * author runs the contract suite of the test kit against an engine.
 */
@Export
@Version("1.0.0")
package io.praetor.spi.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
