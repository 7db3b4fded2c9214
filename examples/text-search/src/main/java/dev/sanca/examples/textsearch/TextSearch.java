package dev.sanca.examples.textsearch;

import dev.sanca.extension.KeywordOnly;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyDefault;
import dev.sanca.extension.PyException;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.queryparser.classic.ParseException;

/** Full text search: an index of texts by key, in memory or in a folder. */
@PyModule(name = "text_search")
public final class TextSearch {
    private TextSearch() {}

    /** A query that cannot be understood; the message says where. */
    @PyException(name = "QueryError", base = "ValueError")
    public static final class QueryException extends Exception {
        private static final long serialVersionUID = 1L;

        QueryException(ParseException cause) {
            super(cause.getMessage().lines().findFirst().orElse("?"), cause);
        }
    }

    /** There is no text of this key. */
    @PyException(name = "MissingKeyError", base = "KeyError")
    public static final class MissingKeyException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingKeyException(String key) {
            super(key);
        }
    }

    /**
     * A text that was found.
     *
     * @param key the key of the text
     * @param score how well it fits
     * @param snippet a part of it, with what was found between {@code <b>} and {@code </b>}
     */
    @PyClass
    public record Hit(String key, double score, String snippet) {}

    /** What a search found, the best first: a sequence. */
    @PyClass
    public static final class Hits {
        private final List<Hit> found;
        private final long total;

        Hits(List<Hit> found, long total) {
            this.found = found;
            this.total = total;
        }

        /** How many texts fit, of which these are the best. */
        @PyGetter
        public long total() {
            return total;
        }

        @PyOperator("__len__")
        int size() {
            return found.size();
        }

        @PyOperator("__getitem__")
        Hit get(int index) {
            return found.get(index < 0 ? index + found.size() : index);
        }

        @PyOperator("__iter__")
        HitIterator iterator() {
            return new HitIterator(found.iterator());
        }
    }

    /** One hit after the other. */
    @PyClass
    public static final class HitIterator {
        private final Iterator<Hit> rest;

        HitIterator(Iterator<Hit> rest) {
            this.rest = rest;
        }

        @PyOperator("__iter__")
        HitIterator iterator() {
            return this;
        }

        @PyOperator("__next__")
        Hit next() {
            return rest.next(); // what it throws at the end is StopIteration in Python
        }
    }

    /** Texts by key, with a search over all of them. Several threads may use it at once. */
    @PyClass
    public static final class Index implements AutoCloseable {
        private final TextIndex texts;

        /**
         * Opens an index.
         *
         * @param path a folder, which is made if it is not there; without one, the index is in memory
         */
        @PyInit
        public Index(@PyDefault("None") Path path) throws IOException {
            texts = new TextIndex(path);
        }

        /**
         * Puts a text in, in place of the one of this key.
         *
         * @param key the key
         * @param text the text
         * @param title a title, which is searched, too
         */
        @PyMethod(releaseGil = true)
        public void add(String key, String text, @KeywordOnly @PyDefault("''") String title) throws IOException {
            texts.put(key, title, text);
        }

        /**
         * Puts many texts in.
         *
         * @param texts the texts by their keys
         */
        @PyMethod
        public void update(Map<String, String> texts) throws IOException {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                this.texts.put(text.getKey(), "", text.getValue());
            }
        }

        /** The keys of all texts. */
        @PyMethod
        public List<String> keys() throws IOException {
            return texts.keys();
        }

        @PyOperator("__setitem__")
        void set(String key, String text) throws IOException {
            texts.put(key, "", text);
        }

        @PyOperator("__getitem__")
        String get(String key) throws IOException, MissingKeyException {
            return texts.find(key).orElseThrow(() -> new MissingKeyException(key));
        }

        @PyOperator("__delitem__")
        void remove(String key) throws IOException, MissingKeyException {
            get(key);
            texts.remove(key);
        }

        @PyOperator("__contains__")
        boolean has(String key) throws IOException {
            return texts.find(key).isPresent();
        }

        @PyOperator("__len__")
        int size() throws IOException {
            return texts.size();
        }

        /**
         * Finds texts. Other Python threads run meanwhile.
         *
         * @param query words; also {@code "a phrase"}, {@code this OR that}, {@code -not}, {@code begin*}, {@code title:word}
         * @param limit how many at most
         */
        @PyMethod(releaseGil = true)
        public Hits search(String query, @PyDefault("10") int limit) throws IOException, QueryException {
            try {
                return texts.search(query, limit);
            } catch (ParseException malformed) {
                throw new QueryException(malformed);
            }
        }

        /** Writes what was put in, and gives the folder free. The index cannot be used afterwards. */
        @Override
        @PyMethod(releaseGil = true)
        public void close() throws IOException {
            texts.close();
        }
    }
}
