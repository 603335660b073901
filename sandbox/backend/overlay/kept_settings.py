"""Lambda, DynamoDB, ECR and ECS: settings that they take and tell, and that MiniStack forgets."""

import json

from ministack.services import dynamodb, ecr, ecs, lambda_svc

from .patching import replace

_MAPPING_MEMBERS = ("KMSKeyArn", "MetricsConfig", "ProvisionedPollerConfig")
_EXCLUSIONS = "imageTagMutabilityExclusionFilters"
# What a table gets that does not say for how long its past is kept.
_RECOVERY_DAYS = 35


def _create_mapping(original, data):
    answer = original(data)
    if answer[0] == 202:
        mapping = lambda_svc._esms[json.loads(answer[2])["UUID"]]
        mapping.update({name: data[name] for name in _MAPPING_MEMBERS if data.get(name)})
    return answer


def _update_mapping(original, uuid, data):
    answer = original(uuid, data)
    mapping = lambda_svc._esms.get(uuid)
    for name in _MAPPING_MEMBERS:
        if mapping is not None and name in data:
            mapping[name] = data[name]
    return answer


def _mapping_told(original, mapping):
    told = original(mapping)
    return {name: value for name, value in told.items() if name not in _MAPPING_MEMBERS or value}


def _recovery_set(original, data):
    answer = original(data)
    days = (data.get("PointInTimeRecoverySpecification") or {}).get("RecoveryPeriodInDays")
    table = dynamodb._tables.get(dynamodb._normalize_table_name(data.get("TableName")))
    if answer[0] == 200 and table is not None:
        table["_RecoveryPeriodInDays"] = days or _RECOVERY_DAYS
    return answer


def _recovery_told(original, data):
    code, headers, body = original(data)
    answer = json.loads(body)
    told = answer.get("ContinuousBackupsDescription", {}).get("PointInTimeRecoveryDescription", {})
    if told.get("PointInTimeRecoveryStatus") == "ENABLED":
        table = dynamodb._tables[dynamodb._normalize_table_name(data.get("TableName"))]
        told["RecoveryPeriodInDays"] = table.get("_RecoveryPeriodInDays", _RECOVERY_DAYS)
    return code, headers, json.dumps(answer).encode()


def _repository_set(original, data):
    answer = original(data)
    repository = ecr._repositories.get(data.get("repositoryName", ""))
    if answer[0] == 200 and repository is not None:
        repository[_EXCLUSIONS] = data.get(_EXCLUSIONS) or []
    return answer


def _repository_told(original, repository):
    told = original(repository)
    exclusions = repository.get(_EXCLUSIONS)
    return {**told, _EXCLUSIONS: exclusions} if exclusions else told


def _cluster_set(original, data):
    cluster = original(data)
    defaults = data.get("serviceConnectDefaults")
    if defaults:
        cluster["serviceConnectDefaults"] = defaults
    return cluster


def install() -> None:
    replace(lambda_svc, "_create_esm", _create_mapping)
    replace(lambda_svc, "_update_esm", _update_mapping)
    replace(lambda_svc, "_esm_response", _mapping_told)
    replace(dynamodb, "_update_continuous_backups", _recovery_set)
    replace(dynamodb, "_describe_continuous_backups", _recovery_told)
    replace(ecr, "_create_repository", _repository_set)
    replace(ecr, "_put_image_tag_mutability", _repository_set)
    replace(ecr, "_repo_shape", _repository_told)
    replace(ecs, "_put_cluster", _cluster_set)
