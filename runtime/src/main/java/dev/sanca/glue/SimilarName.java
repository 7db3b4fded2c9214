package dev.sanca.glue;

import java.util.List;

/**
 * Which name was meant, as CPython (3.13 and later) guesses it: the one at the smallest edit distance, where an edit costs 2
 * and a change of case 1, if no more than about a third of both names is edited.
 */
final class SimilarName {
    private static final int EDIT = 2;
    private static final int CASE = 1;
    private static final int LONGEST = 40;
    private static final int MOST_NAMES = 750;

    private SimilarName() {}

    /** The most similar of the names, or null if none is similar. */
    static String find(String wrong, List<String> names) {
        if (names.size() >= MOST_NAMES) {
            return null;
        }
        int best = Integer.MAX_VALUE;
        String found = null;
        for (String name : names) {
            int allowed = Math.min((wrong.length() + name.length() + 3) * EDIT / 6, best == Integer.MAX_VALUE ? best : best - 1);
            int distance = name.equals(wrong) ? Integer.MAX_VALUE : distance(wrong, name, allowed);
            if (distance <= allowed && distance < best) {
                best = distance;
                found = name;
            }
        }
        return found;
    }

    /** The edit distance, or more than allowed. */
    private static int distance(String a, String b, int allowed) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j * EDIT;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i * EDIT;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + replacement(a.charAt(i - 1), b.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + EDIT);
            }
        }
        return row[b.length()] > allowed ? Integer.MAX_VALUE : row[b.length()];
    }

    private static int replacement(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : EDIT;
    }
}
