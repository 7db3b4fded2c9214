package dev.sanca.capigen;

import com.palantir.javapoet.CodeBlock;
import dev.sanca.capigen.Spec.Function;
import java.util.List;

/** Javadoc of generated code: what it does, the C prototype, who owns what, which value tells an error. */
final class Docs {
    private static final String ROOT = "https://docs.python.org/3.14/";

    private Docs() {}

    /** The Javadoc of a function's plain form, pointers as {@code long}. */
    static CodeBlock function(Function f, String header) {
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add("$L\n", sentence(f.doc(), f.prototype().name()));
        doc.add("<pre>{@code $L}</pre>\n", f.prototype().text());
        doc.add("<p>{@code $L}, $L\n\n", header, availability(f.since(), f.limited()));
        for (Param p : f.prototype().params()) {
            doc.add("@param $L $L\n", p.name(), param(f, p));
        }
        if (f.prototype().result().carrier() != CType.Carrier.VOID) {
            doc.add("@return $L\n", result(f));
        }
        return doc.build();
    }

    /** The Javadoc of a form with Java strings, arrays or functions in place of pointers. */
    static CodeBlock overload(Function f, List<Param> params, String link) {
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add("$L\n", sentence(f.doc(), f.prototype().name()));
        doc.add("<p>With Java values in place of pointers; see {@link #$L}.\n\n", link);
        for (Param p : params) {
            doc.add("@param $L $L\n", p.name(), param(f, p));
        }
        if (f.prototype().result().carrier() != CType.Carrier.VOID) {
            doc.add("@return $L\n", result(f));
        }
        return doc.build();
    }

    /** The Javadoc of a macro given as a Java expression. */
    static CodeBlock macro(Spec.Macro m, String header) {
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add("$L\n", sentence(m.doc(), m.prototype().name()));
        doc.add("<pre>{@code $L}</pre>\n", m.prototype().text());
        doc.add("<p>A macro or inline function of {@code $L}.\n\n", header);
        m.prototype().params().forEach(p -> doc.add("@param $L {@code $L}\n", p.name(), p.type().text()));
        if (m.prototype().result().carrier() != CType.Carrier.VOID) {
            doc.add("@return {@code $L}\n", m.prototype().result().text());
        }
        return doc.build();
    }

    /** A sentence of the spec, or a plain one where the spec has none. */
    static String sentence(String doc, String name) {
        return doc == null ? "{@code " + name + "} of CPython." : escape(doc);
    }

    /** Link to the page of CPython's documentation that a header's functions are on. */
    static String page(String page) {
        return page == null ? "" : "\n\n@see <a href=\"" + ROOT + page + "\">CPython's documentation</a>";
    }

    static String availability(String since, String limited) {
        String first = since.equals(SpecReader.OLDEST) ? "" : "; new in CPython " + since;
        return (limited == null ? "not in the Limited API" : "Limited API since " + limited) + first + ".";
    }

    private static String param(Function f, Param p) {
        StringBuilder text = new StringBuilder("{@code ").append(p.type().text()).append('}');
        if (f.steals().contains(p.name())) {
            text.append("; the reference is taken over (stolen)");
        } else if (p.type().text().equals("PyObject *")) {
            text.append("; borrowed");
        }
        if (f.nullable().contains(p.name())) {
            text.append("; may be NULL");
        }
        if (f.keeps().contains(p.name())) {
            text.append("; has to stay in place: C keeps the pointer");
        }
        return text.toString();
    }

    private static String result(Function f) {
        String what = switch (f.returns() == null ? "" : f.returns()) {
            case "new" -> "a new reference";
            case "borrowed" -> "a borrowed reference";
            case "null" -> "always NULL";
            case "bool" -> "true where C gives 1";
            default -> "{@code " + f.prototype().result().text() + "}";
        };
        return f.error() == null ? what : what + switch (f.error()) {
            case "-1?" -> "; -1 may be an error: ask {@code PyErr_Occurred}";
            default -> "; {@code " + f.error() + "} with an exception set on failure";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;").replace("*/", "*&#47;");
    }
}
