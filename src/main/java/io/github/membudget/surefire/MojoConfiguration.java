package io.github.membudget.surefire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** A mojo's configuration as Maven would hand it over: the user's, completed with the mojo's defaults. */
final class MojoConfiguration {
    private final Xpp3Dom dom;
    private final ExpressionEvaluator evaluator;

    private MojoConfiguration(Xpp3Dom dom, ExpressionEvaluator evaluator) {
        this.dom = dom;
        this.evaluator = evaluator;
    }

    /** Merges as Maven does: every parameter of the mojo, the user's value first; what the mojo doesn't know is dropped. */
    static MojoConfiguration of(Xpp3Dom users, MojoDescriptor mojo, ExpressionEvaluator evaluator) {
        Xpp3Dom defaults = toDom(mojo.getMojoConfiguration());
        Xpp3Dom complete = new Xpp3Dom("configuration");
        for (Parameter parameter : mojo.getParameters()) {
            Xpp3Dom own = users.getChild(parameter.getName());
            if (own == null && parameter.getAlias() != null) {
                own = users.getChild(parameter.getAlias());
            }
            Xpp3Dom merged = Xpp3Dom.mergeXpp3Dom(
                    own == null ? null : renamed(own, parameter.getName()),
                    defaults.getChild(parameter.getName()),
                    Boolean.TRUE);
            if (merged != null) {
                String implementation = merged.getAttribute("implementation");
                if ((implementation == null || implementation.isEmpty()) && parameter.getImplementation() != null) {
                    merged.setAttribute("implementation", parameter.getImplementation());
                }
                complete.addChild(merged);
            }
        }
        return new MojoConfiguration(complete, evaluator);
    }

    MojoConfiguration copy() {
        return new MojoConfiguration(new Xpp3Dom(dom), evaluator);
    }

    Xpp3Dom dom() {
        return dom;
    }

    /** The parameter's value with its expressions resolved. */
    Optional<String> text(String name) {
        Object value = value(dom.getChild(name));
        return value == null || value.toString().isEmpty() ? Optional.empty() : Optional.of(value.toString());
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    int number(String name) {
        try {
            return text(name).map(String::trim).map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            // Surefire will say what is wrong with it.
            return 0;
        }
    }

    /** A list parameter: from its child elements, or from a comma-separated property. */
    List<String> list(String name) {
        Xpp3Dom element = dom.getChild(name);
        List<Object> values = new ArrayList<>();
        if (element != null && element.getChildCount() > 0) {
            for (Xpp3Dom child : element.getChildren()) {
                Object value = value(child);
                if (value != null) {
                    values.add(value);
                }
            }
        } else {
            Object value = value(element);
            if (value instanceof Collection<?> collection) {
                values.addAll(collection);
            } else if (value instanceof Object[] array) {
                values.addAll(Arrays.asList(array));
            } else if (value != null) {
                values.addAll(Arrays.asList(value.toString().split(",")));
            }
        }
        return values.stream()
                .map(value -> value.toString().trim())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A map parameter: its child elements that have a value. */
    Map<String, String> map(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        Xpp3Dom element = dom.getChild(name);
        for (Xpp3Dom child : element == null ? new Xpp3Dom[0] : element.getChildren()) {
            Object value = value(child);
            if (value != null) {
                values.put(child.getName(), value.toString());
            }
        }
        return values;
    }

    void set(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        replace(element);
    }

    void setList(String name, String item, Collection<String> values) {
        Xpp3Dom element = new Xpp3Dom(name);
        for (String value : values) {
            Xpp3Dom child = new Xpp3Dom(item);
            child.setValue(value);
            element.addChild(child);
        }
        replace(element);
    }

    void replace(Xpp3Dom element) {
        remove(element.getName());
        dom.addChild(element);
    }

    void remove(String name) {
        for (int i = dom.getChildCount() - 1; i >= 0; i--) {
            if (name.equals(dom.getChild(i).getName())) {
                dom.removeChild(i);
            }
        }
    }

    private @Nullable Object value(@Nullable Xpp3Dom element) {
        if (element == null) {
            return null;
        }
        try {
            Object value = element.getValue() == null ? null : evaluator.evaluate(element.getValue());
            String fallback = element.getAttribute("default-value");
            return value == null && fallback != null ? evaluator.evaluate(fallback) : value;
        } catch (ExpressionEvaluationException e) {
            // The mojo meets the same expression and reports it in its own words.
            return null;
        }
    }

    static Xpp3Dom leaf(String name, String value) {
        Xpp3Dom leaf = new Xpp3Dom(name);
        leaf.setValue(value);
        return leaf;
    }

    static Xpp3Dom renamed(Xpp3Dom element, String name) {
        Xpp3Dom renamed = new Xpp3Dom(name);
        renamed.setValue(element.getValue());
        for (String attribute : element.getAttributeNames()) {
            renamed.setAttribute(attribute, element.getAttribute(attribute));
        }
        for (Xpp3Dom child : element.getChildren()) {
            renamed.addChild(new Xpp3Dom(child));
        }
        return renamed;
    }

    private static Xpp3Dom toDom(PlexusConfiguration configuration) {
        Xpp3Dom dom = new Xpp3Dom(configuration.getName());
        dom.setValue(configuration.getValue(null));
        for (String attribute : configuration.getAttributeNames()) {
            dom.setAttribute(attribute, configuration.getAttribute(attribute));
        }
        for (PlexusConfiguration child : configuration.getChildren()) {
            dom.addChild(toDom(child));
        }
        return dom;
    }
}
