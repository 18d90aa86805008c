package io.github.membudget.heap;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to look for, line by line: {@code use TAB type TAB instances TAB bytes}, {@code type TAB name}, {@code base TAB name},
 * {@code field TAB name}, {@code together TAB name of all TAB type}; then {@code end}, and later, when they are known, objects whose holders are asked after:
 * {@code object TAB address TAB type TAB length}, of which the length is empty for what is no array.
 */
final class Question {
    /** Bytes of one instance on average, as the JVM counted. */
    final Map<String, Double> sizes = new HashMap<>();

    final List<String> types = new ArrayList<>();
    final List<String> bases = new ArrayList<>();
    final List<String> fields = new ArrayList<>();
    final Map<String, List<String>> together = new LinkedHashMap<>();

    /** An object at its address; it is another if its type or its length differs. */
    record Sampled(long address, String type, String length) {}

    /** What follows the question; waits for it. */
    static List<Sampled> sampled(BufferedReader in) throws IOException {
        List<Sampled> sampled = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t", -1);
            sampled.add(new Sampled(Long.parseLong(words[1]), words[2], words[3]));
        }
        return sampled;
    }

    static Question read(BufferedReader in) throws IOException {
        Question question = new Question();
        for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case "use" -> {
                    long instances = Long.parseLong(words[2]);
                    if (instances > 0) {
                        question.sizes.put(words[1], (double) Long.parseLong(words[3]) / instances);
                    }
                }
                case "type" -> question.types.add(words[1]);
                case "base" -> question.bases.add(words[1]);
                case "field" -> question.fields.add(words[1]);
                case "together" ->
                    question.together
                            .computeIfAbsent(words[1], name -> new ArrayList<>())
                            .add(words[2]);
                default -> throw new IOException("unknown question: " + words[0]);
            }
        }
        return question;
    }
}
