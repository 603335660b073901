#!/bin/bash
# Transforms code: entrypoint.sh SOURCE TRANSFORMATION RESULT
# Each argument stays one argument: nothing of it is ever read as a command.
set -euo pipefail

source_key=$1
transformation=$2
result_prefix=$3

say() {
    jq --compact-output --null-input --arg event "$1" --arg job "${AWS_BATCH_JOB_ID:-}" \
        '{timestamp: (now | todate), event: $event, job: $job}'
}

[[ $source_key =~ ^uploads/[A-Za-z0-9_./-]+\.zip$ && $source_key != *..* ]] || { say source_refused; exit 2; }
[[ $transformation =~ ^(AWS/)?[A-Za-z0-9][A-Za-z0-9_.:-]*$ ]] || { say transformation_refused; exit 2; }

say job_started
work=$(mktemp --directory)
trap 'rm --recursive --force "$work"' EXIT

# Exit code 75 asks Batch for another try.
aws s3 cp --only-show-errors "s3://$SOURCES/$source_key" "$work/source.zip" || exit 75
unzip -q "$work/source.zip" -d "$work/source"

# Git asks for the token when it needs it: it is in no environment, no file and no list of processes.
git config --global credential.https://github.com.helper \
    '!f() { echo username=x-access-token; echo "password=$(aws secretsmanager get-secret-value \
        --secret-id "$GITHUB_SECRET" --query SecretString --output text | jq --raw-output .token)"; }; f'

# The credentials of the job are renewed by the SDK, however long this takes.
atx custom def exec --transformation-name "$transformation" --code-repository-path "$work/source" \
    --non-interactive --trust-all-tools

aws s3 cp --only-show-errors --recursive "$work/source" "s3://$RESULTS/$result_prefix" \
    --exclude '.git/*' --exclude '*/.git/*' --exclude '*.env' --exclude '.env*' --exclude '*/.env*' \
    --exclude '*.pem' --exclude '*.key' --exclude '*.p12' --exclude '*credentials*' --exclude '.aws/*'

aws sns publish --topic-arn "$TOPIC" --output text --query MessageId >/dev/null \
    --message "$(jq --compact-output --null-input --arg job "${AWS_BATCH_JOB_ID:-}" --arg result "$result_prefix" \
        '{event: "job_done", job: $job, result: $result}')"
say job_completed
