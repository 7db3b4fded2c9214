package dev.sanca.glue;

import dev.sanca.capi.CPython;
import java.util.List;

/**
 * The errors of a call whose arguments don't go with the parameters, in the words of the running CPython.
 *
 * <p>They are those of functions written in Python; functions written in C have others.
 */
record WrongCall(Signature signature) {
    Raised missing(List<String> names, String kind) {
        return error("missing %d required %s argument%s: %s".formatted(names.size(), kind, plural(names.size()), enumerated(names)));
    }

    private static String enumerated(List<String> names) {
        List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
        int last = quoted.size() - 1;
        return switch (quoted.size()) {
            case 1 -> quoted.getFirst();
            case 2 -> quoted.getFirst() + " and " + quoted.getLast();
            default -> String.join(", ", quoted.subList(0, last)) + ", and " + quoted.get(last);
        };
    }

    Raised tooManyPositional(long nargs, int keywordOnlyGiven) {
        int most = signature.positional() + signature.self();
        int least = signature.required() + signature.self();
        long given = nargs + signature.self();
        String taken = least == most ? String.valueOf(most) : "from " + least + " to " + most;
        String also = keywordOnlyGiven == 0 ? "" : " positional argument%s (and %d keyword-only argument%s)"
                .formatted(plural(given), keywordOnlyGiven, plural(keywordOnlyGiven));
        return error("takes %s positional argument%s but %d%s %s given".formatted(
                taken, least == most ? plural(most) : "s", given, also, given == 1 && keywordOnlyGiven == 0 ? "was" : "were"));
    }

    Raised multipleValues(String keyword) {
        return error("got multiple values for argument '" + keyword + "'");
    }

    /** A keyword that names no parameter, or one that can be given by position only. */
    Raised unexpectedKeyword(String keyword, List<String> keywords) {
        List<String> positionalOnly = signature.names().subList(0, signature.positionalOnly()).stream().filter(keywords::contains).toList();
        if (!positionalOnly.isEmpty()) {
            return error("got some positional-only arguments passed as keyword arguments: '" + String.join(", ", positionalOnly) + "'");
        }
        String similar = CPython.current().version().atLeast(3, 13) ? SimilarName.find(keyword, possibleKeywords()) : null;
        return error("got an unexpected keyword argument '" + keyword + "'" + (similar == null ? "" : ". Did you mean '" + similar + "'?"));
    }

    private List<String> possibleKeywords() {
        return signature.names().subList(signature.positionalOnly(), signature.names().size());
    }

    private static String plural(long count) {
        return count == 1 ? "" : "s";
    }

    private Raised error(String problem) {
        return Raised.typeError(signature.function() + "() " + problem);
    }
}
