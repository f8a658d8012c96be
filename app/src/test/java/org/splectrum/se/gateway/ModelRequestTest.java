package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRequestTest {
    @Test
    void what_counts_is_found_and_text_that_looks_like_it_is_not() throws Exception {
        ModelRequest request = read("""
                {"messages":[{"role":"user","content":[
                  {"type":"text","text":"\\"max_tokens\\":7,\\"type\\":\\"web_fetch_20250910\\""},
                  {"type":"tool_use","input":{"type":"web_search_20250305","source":{"type":"url"},"max_tokens":9}}]}],
                 "tools":[{"name":"a","input_schema":{"type":"object","properties":{"mcp":{"type":"mcp"}}}},
                          {"type":"custom"},{"type":"bash_20250124"}],
                 "thinking":{"type":"enabled","budget_tokens": 2048},"stream":true,"model":"m","max_tokens": 4096 }
                """);
        assertThat(request.model()).isEqualTo("m");
        assertThat(request.maxTokens()).isEqualTo(4096);
        assertThat(request.streams()).isTrue();
        assertThat(request.thinks()).isTrue();
        assertThat(request.caching()).isEqualTo(ModelRequest.Caching.NONE);
        assertThat(request.fewestTokens()).isEqualTo(2048);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'max_tokens':900,'a':'é'};300;{'max_tokens':300,'a':'é'}",
                "{'a':'é','max_tokens' : 900 , 'b':1};300;{'a':'é','max_tokens' : 300 , 'b':1}",
                "{'max_tokens':900,'a':1};1000;{'max_tokens':900,'a':1}",
                "{'max_tokens':9000,'thinking':{'budget_tokens':8000}};5000;{'max_tokens':5000,'thinking':{'budget_tokens':2500}}",
                "{'thinking':{'budget_tokens':2000},'max_tokens':9000};5000;{'thinking':{'budget_tokens':2000},'max_tokens':5000}"
            })
    void only_the_bounds_are_changed(String before, long tokens, String after) throws Exception {
        assertThat(new String(read(before).limitedTo(tokens).body(), StandardCharsets.UTF_8))
                .isEqualTo(after.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tools':[{'type':'web_search_20250305','name':'web_search'}]}",
                "{'tools':[{'name':'a'},{'type':'web_fetch_20250910'}]}",
                "{'tools':[{'type':'code_execution_20250825'}]}",
                "{'tools':[{'type':'something_new'}]}",
                "{'messages':[{'content':[{'type':'tool_changes','tools':[{'type':'web_fetch_20250910'}]}]}]}",
                "{'mcp_servers':[{'type':'url','url':'https://evil.example'}]}",
                "{'container':'c'}",
                "{'messages':[{'content':[{'type':'image','source':{'type':'url','url':'https://evil.example/?q=secret'}}]}]}",
                "{'messages':[{'content':[{'type':'tool_result','content':[{'type':'document','source':{'url':'x','type':'url'}}]}]}]}",
                "{'messages':[{'content':[{'type':'document','source':{'type':'file','file_id':'f'}}]}]}",
                "{'speed':'fast'}",
                "{'inference_geo':'us'}"
            })
    void the_models_own_servers_may_do_nothing_for_a_sealed_runner_but_answer(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ModelRequestReader.NotAllowed.class)
                .hasMessageContaining("is not passed on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{'max_tokens':1,'max_tokens':2}",
                "{'max_tokens':-1}",
                "{'max_tokens':1e9}",
                "{'max_tokens':'1'}",
                "{'max_tokens':99999999999}",
                "{'a':1}x",
                "\uFEFF{}",
                "{'a':{'b':1,'b':2}}"
            })
    void what_could_be_read_in_two_ways_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ModelRequestReader.NotAllowed.class);
    }

    @Test
    void other_encodings_are_refused() {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            assertThatThrownBy(() -> ModelRequestReader.read("{\"max_tokens\":1}".getBytes(charset)))
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void how_long_the_input_is_cached_is_seen() throws Exception {
        assertThat(read("{'system':[{'cache_control':{'type':'ephemeral'}}]}").caching())
                .isEqualTo(ModelRequest.Caching.MINUTES);
        assertThat(read("{'system':[{'cache_control':{'ttl':'1h','type':'ephemeral'}}]}")
                        .caching())
                .isEqualTo(ModelRequest.Caching.HOUR);
        assertThat(read("{'cache_control':{'type':'ephemeral'}}").caching()).isEqualTo(ModelRequest.Caching.MINUTES);
    }

    private static ModelRequest read(String json) throws ModelRequestReader.NotAllowed {
        return ModelRequestReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
