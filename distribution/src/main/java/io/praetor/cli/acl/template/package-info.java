/** Commands on templated policies. */
package io.praetor.cli.acl.template;
