package org.splectrum.se.runner.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Failure;

/**
 * What a command names as its outputs, in the form of GitHub's {@code GITHUB_OUTPUT}: lines {@code name=value}, or {@code
 * name<<END}, any lines, and a line {@code END}. To be read once nothing of the command's runs any more.
 *
 * @param file that the command finds in {@code $SE_OUTPUT}
 */
record NamedOutputs(Path file) {
    static final String VARIABLE = "SE_OUTPUT";

    /** Of all outputs together. */
    private static final int MOST_BYTES = 64 << 10;

    private static final int MOST_NAMES = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    /** Makes the empty file in this folder. */
    static NamedOutputs in(Path folder) {
        try {
            return new NamedOutputs(Files.createTempFile(folder, "output-", ""));
        } catch (IOException e) {
            throw new AttemptFailed(Failure.DISK_FULL, "making a file in " + folder + ": " + e.getMessage());
        }
    }

    /** @throws AttemptFailed where the file is not as it should be; names the line and the mend */
    Map<String, String> read() {
        Map<String, String> outputs = new TreeMap<>();
        Iterator<String> lines = lines().iterator();
        for (int number = 1; lines.hasNext(); number++) {
            String line = lines.next();
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            boolean isHeredoc = heredoc > 0 && (equals < 0 || heredoc < equals);
            if (!isHeredoc && equals < 1) {
                throw wrong("line " + number + " is neither name=value nor name<<END: " + start(line));
            }
            String name = line.substring(0, isHeredoc ? heredoc : equals);
            if (!NAME.matcher(name).matches()) {
                throw wrong("line " + number + " has a name that is not of letters, digits, _ and -: " + start(name));
            }
            if (!isHeredoc) {
                outputs.put(name, line.substring(equals + 1));
            } else {
                StringBuilder value = new StringBuilder();
                number += heredoc(line.substring(heredoc + 2), lines, value);
                outputs.put(name, value.toString());
            }
        }
        if (outputs.size() > MOST_NAMES) {
            throw wrong("it names " + outputs.size() + " outputs; " + MOST_NAMES + " are allowed");
        }
        return outputs;
    }

    /** @return how many lines it took */
    private static int heredoc(String end, Iterator<String> lines, StringBuilder value) {
        for (int taken = 1; lines.hasNext(); taken++) {
            String line = lines.next();
            if (line.equals(end)) {
                return taken;
            }
            value.append(value.isEmpty() && taken == 1 ? "" : "\n").append(line);
        }
        throw wrong("the line that ends a value is missing: " + start(end));
    }

    /** The command could have put anything in the file's place. */
    private List<String> lines() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return List.of();
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw wrong("it is larger than " + MOST_BYTES / 1024
                            + " KiB; write less, or into a file of the repository");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString()
                        .lines()
                        .toList();
            }
        } catch (CharacterCodingException e) {
            throw wrong("it is no UTF-8 text");
        } catch (IOException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static AttemptFailed wrong(String why) {
        return new AttemptFailed(Failure.OUTPUTS_WRONG, "reading what the command wrote to $SE_OUTPUT: " + why);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
