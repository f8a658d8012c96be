package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeServerTest {
    /** Of the body {@code {}} with the secret “key”, by another program. */
    private static final String SIGNATURE = "a777724d943eb48dc69bca8a4a6d57a04db3f9ec7e1de4e581e860265bdf3032";

    @Test
    void theIntakeRunsAsAProcessAndCountsItsCommits(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(IntakeServer.command());
        command.addAll(List.of(folder.toString(), "key"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader();
                OutputStream asked = process.getOutputStream()) {
            int port = Integer.parseInt(said.readLine());
            int before = commits(said, asked);
            assertThat(deliver(port)).startsWith("HTTP/1.1 202 ");
            assertThat(commits(said, asked)).isEqualTo(before + 1);
        } finally {
            // Its input has ended, and it with it.
            assertThat(process.waitFor()).isZero();
        }
    }

    private static int commits(BufferedReader said, OutputStream asked) throws IOException {
        asked.write('\n');
        asked.flush();
        return Integer.parseInt(said.readLine());
    }

    private static String deliver(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "POST /webhook HTTP/1.1\r\nHost: se\r\nConnection: close\r\nContent-Length: 2\r\n"
                    + "X-GitHub-Event: ping\r\nX-GitHub-Delivery: 1\r\nX-Hub-Signature-256: sha256=" + SIGNATURE
                    + "\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
