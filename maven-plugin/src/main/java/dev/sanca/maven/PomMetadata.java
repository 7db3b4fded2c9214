package dev.sanca.maven;

import dev.sanca.packager.wheel.DistributionName;
import dev.sanca.packager.wheel.Metadata;
import dev.sanca.packager.wheel.MetadataFields;
import dev.sanca.packager.wheel.ProjectFolder;
import dev.sanca.packager.wheel.PythonVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Contributor;
import org.apache.maven.model.Model;

/** What a pom says about a project, in Python's words. */
final class PomMetadata {
    private PomMetadata() {}

    static Metadata of(Model pom, String name, Optional<String> version, MetadataFields fields, ProjectFolder folder) {
        fields.add("Summary", pom.getDescription() == null ? pom.getName() : pom.getDescription())
                .people("Author", pom.getDevelopers().stream().map(PomMetadata::person).toList())
                .licences(pom.getLicenses().stream().map(licence -> orEmpty(licence.getName())).filter(one -> !one.isEmpty()).toList())
                .urls(urls(pom));
        Optional<ProjectFolder.Readme> readme = folder.readme();
        readme.ifPresent(found -> fields.add("Description-Content-Type", found.type()));
        return new Metadata(new DistributionName(name),
                version.map(PythonVersion::parse).orElseGet(() -> PythonVersion.ofMaven(pom.getVersion())), fields.fields(),
                readme.map(ProjectFolder.Readme::text).orElse(""));
    }

    private static MetadataFields.Person person(Contributor one) {
        return new MetadataFields.Person(orEmpty(one.getName()), orEmpty(one.getEmail()));
    }

    private static Map<String, String> urls(Model pom) {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("Homepage", pom.getUrl());
        urls.put("Source", pom.getScm() == null ? null : pom.getScm().getUrl());
        urls.put("Issues", pom.getIssueManagement() == null ? null : pom.getIssueManagement().getUrl());
        return urls;
    }

    static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }
}
