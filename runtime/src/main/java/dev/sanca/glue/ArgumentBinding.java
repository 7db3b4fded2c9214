package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.PyTupleObject;
import dev.sanca.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call whose arguments are not simply all given by position; the checks in the order in which CPython makes them. */
final class ArgumentBinding {
    private final Signature signature;
    private final long args;
    private final long nargs;
    private final List<String> keywords;
    /** By parameter; NULL for those not given. */
    private final long[] bound;

    ArgumentBinding(Signature signature, long args, long nargs, long kwnames) {
        this.signature = signature;
        this.args = args;
        this.nargs = nargs;
        this.keywords = keywords(kwnames);
        this.bound = new long[signature.names().size()];
    }

    /** The keywords of a call: a tuple of {@code str}, as CPython makes sure, or NULL. */
    private static List<String> keywords(long kwnames) {
        List<String> keywords = new ArrayList<>();
        for (long i = 0, size = kwnames == NULL ? 0 : PyTuple_Size(kwnames); i < size; i++) {
            keywords.add(Text.toJava(Memory.getPointer(PyTupleObject.ob_item(kwnames) + i * Long.BYTES)));
        }
        return keywords;
    }


    private long argument(long index) {
        return Memory.getPointer(args + index * Long.BYTES);
    }

    long[] bind() {
        for (int i = 0; i < Math.min(nargs, signature.positional()); i++) {
            bound[i] = argument(i);
        }
        for (int i = 0; i < keywords.size(); i++) {
            bindKeyword(keywords.get(i), argument(nargs + i));
        }
        if (nargs > signature.most()) {
            throw new WrongCall(signature).tooManyPositional(nargs, keywordOnlyGiven());
        }
        requireAll(0, signature.positional(), "positional");
        requireAll(signature.positional(), bound.length, "keyword-only");
        return bound;
    }

    private void bindKeyword(String keyword, long value) {
        int index = signature.indexOf(keyword);
        if (index < 0) {
            if (!signature.varKeywords()) {
                throw new WrongCall(signature).unexpectedKeyword(keyword, keywords);
            }
        } else if (bound[index] != NULL) {
            throw new WrongCall(signature).multipleValues(keyword);
        } else {
            bound[index] = value;
        }
    }

    private int keywordOnlyGiven() {
        int given = 0;
        for (int i = signature.positional(); i < bound.length; i++) {
            given += bound[i] == NULL ? 0 : 1;
        }
        return given;
    }

    private void requireAll(int from, int to, String kind) {
        List<String> missing = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (bound[i] == NULL && signature.isRequired(i)) {
                missing.add(signature.names().get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw new WrongCall(signature).missing(missing, kind);
        }
    }

    /** What {@code **kwargs} gets: the arguments, borrowed, whose keywords name no parameter. */
    Map<String, Long> others() {
        Map<String, Long> others = new LinkedHashMap<>();
        for (int i = 0; i < keywords.size(); i++) {
            if (signature.indexOf(keywords.get(i)) < 0) {
                others.put(keywords.get(i), argument(nargs + i));
            }
        }
        return others;
    }
}
