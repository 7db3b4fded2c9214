package dev.sanca.benchmarks;

import dev.sanca.benchmarks.javacpp.JavaCppHost;
import dev.sanca.benchmarks.sanca.SancaHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts whole processes, each of which makes one call and ends. */
final class ProcessRows {
    private final Workspace workspace;
    private final Effort effort;
    private final Results results;
    private final Progress progress;

    ProcessRows(Workspace workspace, Effort effort, Results results, Progress progress) {
        this.workspace = workspace;
        this.effort = effort;
        this.results = results;
        this.progress = progress;
    }

    void measure(boolean c, JPype jpype) throws IOException, InterruptedException {
        progress.say("processes");
        Path file = workspace.output().resolve("processes.txt");
        Files.writeString(file, lines(commands(c, jpype)));
        List<String> output = new Child(starter(file), JPype.environment(workspace)).run();
        results.addAll(HarnessLine.parse(output), true);
        for (String line : output) {
            if (line.startsWith("@failed")) {
                results.leaveOut("process with " + line.split("\t")[1], line.split("\t")[2]);
            }
        }
    }

    private List<String> starter(Path file) {
        String script = workspace.pythonScripts().resolve("startup.py").toString();
        String python = workspace.pythonProgram().toString();
        return List.of(python, "-I", "-S", script, "" + effort.starts(), file.toString());
    }

    private Map<Contender, List<String>> commands(boolean c, JPype jpype) {
        Map<Contender, List<String>> commands = new EnumMap<>(Contender.class);
        String python = workspace.pythonProgram().toString();
        commands.put(Contender.PYTHON, List.of(python, "-c", "pass"));
        if (c) {
            commands.put(Contender.C, List.of(python, "-c", workspace.pathStatement() + "; " + call(Contender.C)));
        }
        commands.put(Contender.SANCA, hosted(SancaHost.class, Contender.SANCA));
        commands.put(Contender.JAVACPP, hosted(JavaCppHost.class, Contender.JAVACPP));
        commands.put(Contender.JVM, workspace.java(Nothing.class));
        if (jpype.isPresent()) {
            String program = workspace.pathStatement() + "; " + call(Contender.JPYPE);
            commands.put(Contender.JPYPE, List.of(JPype.PYTHON.toString(), "-c", program));
        }
        return commands;
    }

    private static String call(Contender contender) {
        return "import %1$s; %1$s.noop()".formatted(contender.module());
    }

    private List<String> hosted(Class<?> host, Contender contender) {
        return workspace.java(host, workspace.pythonProgram().toString(), "-c", call(contender));
    }

    private static String lines(Map<Contender, List<String>> commands) {
        return commands.entrySet().stream()
                .map(entry -> Stream.concat(Stream.of(entry.getKey().module()), entry.getValue().stream())
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }
}
