package org.splectrum.se.config;

/** Workflow files as tests write them. */
final class Samples {
    /** Every key that there is. */
    static final String ALL = """
            name: Every night
            description: All at once
            on:
              command: nightly
              label: night
              pull_request: [opened, synchronize]
              schedule: "0 6 * * 1 Europe/Zurich"
              check: true
              base_changed: true
            params:
              mode: { type: choice, choices: [fast, slow], default: slow, description: How }
              branch: { type: string, pattern: "[a-z]+", required: true }
              deep: { type: boolean, default: true }
              max: { type: number, default: 2.5 }
            concurrency: { group: "${{ repository }}-${{ params.branch }}", policy: replace }
            budget: { usd: 2.50 }
            timeout: 2h
            runner: { image: "se-runner:jdk", egress: [maven.example.org] }
            steps:
              - id: prepare
                prepare: {}
              - id: several
                needs: [prepare]
                agent: { accept: [make], repair: 1, instructions: Be quick. }
                agents:
                  - { prompt: prompts/fix.md, model: opus, instructions: Be brief. }
                  - { prompt: prompts/other.md }
                strategy: { parallel: { max_parallel: 2, join: pick } }
              - id: one
                needs: [several]
                agent: { prompt: prompts/fix.md, model: sonnet, instructions: "Focus on ${{ params.branch }}." }
              - id: lint
                needs: [one]
                run: { command: make lint, env: { DEPTH: "${{ params.max }}", CI: true } }
                retry: { attempts: 2, first: 1s, cap: 90s }
                timeout: 5m
                on_failure: ask
                compensate: { run: make clean }
              - id: check
                needs: [lint]
                verify: { accept: [make test] }
              - id: rebase
                needs: [check]
                rebase:
              - id: push
                needs: [rebase]
                publish: {}
                compensate: restore
              - id: open
                needs: [push]
                pull_request: { draft: true }
                compensate: close
                on_failure: continue
              - id: look
                needs: [open]
                review: {}
              - id: tell
                needs: [open]
                comment: "Look: ${{ steps.open.outputs.url }}"
              - id: ship
                needs: [tell]
                approve: { text: "Ship it?", choices: [ship, stop], timeout: 2h, default: stop }
              - id: call
                needs: [ship]
                workflow: { name: rebase, with: { depth: 3 } }
              - id: sorry
                needs: [lint]
                if: failure() && params.deep
                comment: { text: "It did not work out." }
              - id: tidy
                needs: [open]
                if: ${{ always() }}
                run: make clean
            outputs:
              pull: ${{ steps.open.outputs.url }}
            """;

    private Samples() {}
}
