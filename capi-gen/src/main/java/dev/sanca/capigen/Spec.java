package dev.sanca.capigen;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole description of the C API, as read from the {@code spec} module.
 *
 * @param headers one entry per C header, in file order
 * @param structs the C structs, in file order
 * @param callbacks the function pointer types, in file order
 */
public record Spec(List<Header> headers, List<Struct> structs, List<Callback> callbacks) {

    /**
     * The function pointer type that a parameter takes.
     *
     * @param type the C type of the parameter
     * @return its description, or empty if the type is no function pointer this project describes
     */
    public Optional<Callback> callback(CType type) {
        return callbacks.stream().filter(c -> c.matches(type)).findFirst();
    }

    /**
     * One C header.
     *
     * @param name file name, {@code listobject.h}
     * @param className the Java class that offers its contents
     * @param page the page of CPython's documentation, relative to its root, or null
     * @param constants integer constants by name
     * @param data exported variables
     * @param functions exported functions
     * @param macros function-like macros and inline functions, given as Java expressions
     */
    public record Header(
            String name,
            String className,
            String page,
            Map<String, Long> constants,
            List<Data> data,
            List<Function> functions,
            List<Macro> macros) {}

    /**
     * An exported variable.
     *
     * @param declaration its type and name
     * @param since first CPython that exports it
     * @param limited first version of the Limited API that has it, or null
     * @param doc one sentence, or null
     */
    public record Data(Param declaration, String since, String limited, String doc) {}

    /**
     * An exported function.
     *
     * @param prototype its C prototype
     * @param returns {@code new}, {@code borrowed} or {@code null} for objects, {@code bool} for a C int that is a truth
     *     value and can't be an error, else null
     * @param error the value that tells a failure, as text, or null if it can't fail
     * @param steals parameters whose reference it takes over
     * @param nullable parameters that may be NULL
     * @param nonnull parameters for which NULL crashes C, so Java refuses it
     * @param keeps string parameters that C goes on pointing to after the call
     * @param since first CPython that exports it
     * @param limited first version of the Limited API that has it, or null
     * @param leaf whether it can't run Python code, block or call back
     * @param leafWhenExactly the type object for which, as exact type of the first argument, it is a leaf; or null
     * @param fast a shorter way in Java for some arguments, or null
     * @param instead a Java expression for a CPython whose headers have it inline and that does not export it, or null
     * @param java a Java expression to use in place of a call, or null
     * @param doc one sentence, or null
     */
    public record Function(
            Prototype prototype,
            String returns,
            String error,
            List<String> steals,
            List<String> nullable,
            List<String> nonnull,
            List<String> keeps,
            String since,
            String limited,
            boolean leaf,
            String leafWhenExactly,
            Fast fast,
            String instead,
            String java,
            String doc) {
        /**
         * Whether it answers yes or no: a boolean in Java.
         *
         * @return true for {@code returns = "bool"}
         */
        public boolean isPredicate() {
            return "bool".equals(returns);
        }

        TypeName javaResult() {
            return isPredicate() ? TypeName.BOOLEAN : prototype.result().carrier().java;
        }
    }

    /**
     * What CPython's headers inline for some arguments.
     *
     * @param when a Java condition on the parameters
     * @param java the result, as a Java expression, where it holds
     */
    public record Fast(String when, String java) {}

    /**
     * A function-like macro or inline function.
     *
     * @param prototype how C authors see it; {@code bool} is a Java boolean
     * @param java its meaning as a Java expression
     * @param since first CPython that has it
     * @param doc one sentence, or null
     */
    public record Macro(Prototype prototype, String java, String since, String doc) {}

    /**
     * A C struct.
     *
     * @param name its C name
     * @param header the header that declares it
     * @param doc one sentence, or null
     * @param version the one CPython version this layout is for, or null for all
     * @param fields its members in order
     */
    public record Struct(String name, String header, String doc, String version, List<Field> fields) {}

    /**
     * A member of a struct.
     *
     * @param declaration its type and name
     * @param arrayLength number of elements if it is an array, else 0
     * @param since first CPython that has it, or null
     * @param until last CPython that has it, or null
     * @param only the platform or kind of build that alone has it, or null
     */
    public record Field(Param declaration, int arrayLength, String since, String until, String only) {
        boolean everywhere() {
            return since == null && until == null && only == null;
        }

        String name() {
            return declaration.name();
        }
    }

    /**
     * A function pointer type.
     *
     * @param name the typedef's name
     * @param prototype result and parameters
     * @param error the result that a throwing Java function is turned into, as text
     * @param header the header that declares it, or null
     * @param doc one sentence, or null
     */
    public record Callback(String name, Prototype prototype, String error, String header, String doc) {
        boolean matches(CType type) {
            return type.text().equals(name) || type.isFunctionPointer() && type.signature().equals(prototype.signature());
        }
    }
}
