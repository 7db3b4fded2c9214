package dev.sanca.examples.tutorial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code blocks of a Markdown text. A comment before a block says what it is: <pre>{@code
 * <!-- snippet: File.java#region -->   a region of the example's source
 * <!-- program: Name.java -->          a whole program
 * <!-- python -->                      a Python program that may import the example's modules
 * <!-- output -->                      what the program before it prints
 * <!-- method -->                      a method that compiles; nobody calls it
 * }</pre>
 */
final class Markdown {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (?<kind>\\w+)(?:: (?<name>[^>]+?))? -->\\n)?```(?<language>\\w*)\\n(?<code>.*?)```\\n", Pattern.DOTALL);

    private final String text;

    Markdown(String text) {
        this.text = text;
    }

    /**
     * A code block.
     *
     * @param kind     the first word of the comment before it, or the empty string
     * @param name     what follows the colon there, or the empty string
     * @param language the word after the fence
     * @param code     what is between the fences
     */
    record Block(String kind, String name, String language, String code) {
        private static Block of(MatchResult match) {
            return new Block(orEmpty(match.group("kind")), orEmpty(match.group("name")), match.group("language"), match.group("code"));
        }

        private static String orEmpty(String group) {
            return group == null ? "" : group;
        }

        @Override
        public String toString() {
            return name.isEmpty() ? kind + ": " + code.lines().findFirst().orElse("") : name;
        }
    }

    /** A program of the text and what the text says that it prints. */
    record Program(Block source, String output) {
        @Override
        public String toString() {
            return source.toString();
        }
    }

    List<Block> blocks() {
        return BLOCK.matcher(text).results().map(Block::of).toList();
    }

    List<Block> blocks(String kind) {
        return blocks().stream().filter(block -> block.kind().equals(kind)).toList();
    }

    /** The programs of a kind, each with the output block that follows. */
    List<Program> programs(String kind) {
        List<Program> programs = new ArrayList<>();
        List<Block> all = blocks();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind().equals(kind)) {
                Block next = i + 1 < all.size() ? all.get(i + 1) : null;
                if (next == null || !next.kind().equals("output")) {
                    throw new AssertionError("no output follows " + all.get(i));
                }
                programs.add(new Program(all.get(i), next.code()));
            }
        }
        return programs;
    }

    /** The text with the code of each snippet replaced. */
    String withSnippets(Function<Block, String> code) {
        return BLOCK.matcher(text).replaceAll(match -> {
            Block block = Block.of(match);
            String whole = match.group();
            String changed = block.kind().equals("snippet")
                    ? whole.substring(0, whole.indexOf('\n') + 1) + "```" + block.language() + "\n" + code.apply(block) + "```\n"
                    : whole;
            return Matcher.quoteReplacement(changed);
        });
    }
}
