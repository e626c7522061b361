/** Access control: what the framework sees of it. */
package io.praetor.acl.internal;
