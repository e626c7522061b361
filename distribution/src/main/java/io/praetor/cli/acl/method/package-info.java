/** Commands on auth methods. */
package io.praetor.cli.acl.method;
