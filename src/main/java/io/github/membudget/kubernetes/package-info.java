/** Writes manifests for Kubernetes. Runs in a class loader of its own, beside its library. */
@NullMarked
package io.github.membudget.kubernetes;

import org.jspecify.annotations.NullMarked;
