/** Commands on binding rules. */
package io.praetor.cli.acl.binding;
