/** Access control: what callers may do, and who decides that. */
@Export
@Version("1.1.0")
package io.praetor.api.acl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
