package org.splectrum.se.merge.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.splectrum.se.merge.Blob;
import org.splectrum.se.merge.Conflict;

/** Reads conflicts from a compressed file with one JSON object a line: repo, merge, path, base, ours, theirs, resolved. */
public final class CaseFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private CaseFile() {}

    /**
     * @param limit how many at most
     * @throws IOException where it cannot be read; its message names the line and what is wrong with it
     */
    public static List<Case> read(Path file, int limit) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream packed = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null && cases.size() < limit; line = lines.readLine()) {
                cases.add(read(line, file + ", line " + number));
                number++;
            }
        }
        return cases;
    }

    private static Case read(String line, String where) throws IOException {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(where + " is not JSON: " + e.getOriginalMessage(), e);
        }
        Conflict conflict = new Conflict(
                text(json, "path", where),
                Blob.of(text(json, "base", where)),
                Blob.of(text(json, "ours", where)),
                Blob.of(text(json, "theirs", where)));
        return new Case(
                text(json, "repo", where),
                text(json, "merge", where),
                conflict,
                Blob.of(text(json, "resolved", where)));
    }

    private static String text(JsonNode json, String key, String where) throws IOException {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IOException(where + " has no text “" + key + "”");
        }
        return value.textValue();
    }
}
