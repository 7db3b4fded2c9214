package dev.sanca.examples.textsearch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Plain Lucene: nothing here knows of Python. */
final class TextIndex implements Closeable {
    private static final String KEY = "key";
    private static final String TITLE = "title";
    private static final String TEXT = "text";

    /** It advises a JVM option; a Python program's standard error is not the place. A logger lives as long as somebody has it. */
    private static final Logger ADVICE = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        ADVICE.setLevel(Level.SEVERE);
    }

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    TextIndex(Path path) throws IOException {
        directory = path == null ? new ByteBuffersDirectory() : FSDirectory.open(path);
        writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        searchers = new SearcherManager(writer, null);
    }

    void put(String key, String title, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField(KEY, key, Field.Store.YES));
        document.add(new TextField(TITLE, title, Field.Store.NO));
        document.add(new TextField(TEXT, text, Field.Store.YES));
        writer.updateDocument(new Term(KEY, key), document);
    }

    void remove(String key) throws IOException {
        writer.deleteDocuments(new Term(KEY, key));
    }

    Optional<String> find(String key) throws IOException {
        return searching(searcher -> {
            TopDocs found = searcher.search(new TermQuery(new Term(KEY, key)), 1);
            return found.scoreDocs.length == 0 ? Optional.empty()
                    : Optional.of(searcher.storedFields().document(found.scoreDocs[0].doc).get(TEXT));
        });
    }

    int size() throws IOException {
        return searching(searcher -> searcher.getIndexReader().numDocs());
    }

    List<String> keys() throws IOException {
        return searching(searcher -> {
            List<String> keys = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc found : searcher.search(MatchAllDocsQuery.INSTANCE, Integer.MAX_VALUE).scoreDocs) {
                keys.add(stored.document(found.doc, Set.of(KEY)).get(KEY));
            }
            return keys;
        });
    }

    TextSearch.Hits search(String text, int limit) throws IOException, ParseException {
        QueryParser parser = new MultiFieldQueryParser(new String[] {TITLE, TEXT}, analyzer);
        parser.setDefaultOperator(QueryParser.Operator.AND);
        Query query = parser.parse(text);
        return searching(searcher -> {
            TopDocs found = searcher.search(query, limit);
            String[] snippets = UnifiedHighlighter.builder(searcher, analyzer).build().highlight(TEXT, query, found, 1);
            StoredFields stored = searcher.storedFields();
            List<TextSearch.Hit> hits = new ArrayList<>();
            for (int i = 0; i < found.scoreDocs.length; i++) {
                hits.add(new TextSearch.Hit(stored.document(found.scoreDocs[i].doc).get(KEY), found.scoreDocs[i].score, snippets[i]));
            }
            return new TextSearch.Hits(hits, found.totalHits.value());
        });
    }

    private interface Search<R> {
        R in(IndexSearcher searcher) throws IOException;
    }

    /** Sees all that was put in before. */
    private <R> R searching(Search<R> search) throws IOException {
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
