@NullMarked
package io.github.membudget.investigate.recording;

import org.jspecify.annotations.NullMarked;
